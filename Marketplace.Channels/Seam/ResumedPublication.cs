namespace Marketplace.Channels.Seam;

/// <summary>
/// One publish in steps, each of which is checkpointed before the next: what a crash or a lost answer interrupted goes on from there, and leaves one
/// listing.
/// </summary>
/// <param name="reached">How far an earlier attempt came.</param>
/// <param name="checkpoint">Keeps how far this one has come; durable when it returns.</param>
internal abstract class ResumedPublication(PublishCheckpoint reached, Func<PublishCheckpoint, Task> checkpoint)
{
    protected PublishCheckpoint Reached { get; private set; } = reached;

    public async Task<ChannelResult<RemoteListing>> RunAsync(CancellationToken cancellationToken)
    {
        var published = await ContinueAsync(cancellationToken);
        if (published is not { Error.Kind: ChannelErrorKind.NotFound } || Reached.RemoteId is null)
            return published;
        // Somebody deleted it in between: nothing of it is left to duplicate.
        await ReachAsync(PublishCheckpoint.None);
        return await ContinueAsync(cancellationToken);
    }

    /// <summary>Does what is not done yet.</summary>
    protected abstract Task<ChannelResult<RemoteListing>> ContinueAsync(CancellationToken cancellationToken);

    protected async Task ReachAsync(PublishCheckpoint next)
    {
        await checkpoint(next);
        Reached = next;
    }
}

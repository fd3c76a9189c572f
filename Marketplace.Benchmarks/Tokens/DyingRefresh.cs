using Marketplace.Channels.Seam;

namespace Marketplace.Benchmarks.Tokens;

/// <summary>A channel whose caller's process ends in the middle of a refresh: it never gets an answer.</summary>
/// <param name="channel">Does the refresh.</param>
/// <param name="answered">Whether the channel has answered by then, so that the old refresh token is spent; else it was not asked yet.</param>
internal sealed class DyingRefresh(IRefreshCredentials channel, bool answered) : IRefreshCredentials
{
    private readonly TaskCompletionSource _reached = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Completes where the process ends.</summary>
    public Task Reached => _reached.Task;

    public string Id => channel.Id;

    public string Name => channel.Name;

    public bool Configured => channel.Configured;

    public ChannelLimits Limits => channel.Limits;

    public IReadOnlyList<ChannelSetting> ConnectFields => channel.ConnectFields;

    public void Authorize(HttpRequestMessage request, ChannelCredentials credentials) => channel.Authorize(request, credentials);

    public async Task<ChannelResult<ChannelCredentials>> RefreshAsync(HttpClient http, ChannelCredentials credentials, CancellationToken cancellationToken)
    {
        if (answered)
            await channel.RefreshAsync(http, credentials, cancellationToken);
        _reached.TrySetResult();
        await Task.Delay(Timeout.InfiniteTimeSpan, CancellationToken.None);
        throw new InvalidOperationException("A dead process went on.");
    }
}

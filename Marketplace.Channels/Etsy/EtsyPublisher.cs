using Marketplace.Channels.Seam;

namespace Marketplace.Channels.Etsy;

/// <summary>Changes of listings that exist.</summary>
internal static class EtsyPublisher
{
    public static async Task<ChannelResult<RemoteListing>> UpdateAsync(
        EtsyClient client, string id, ListingDraft draft, PublishCheckpoint reached, Func<PublishCheckpoint, Task> checkpoint, CancellationToken cancellationToken)
    {
        if (EtsyRules.CheckContent(draft).FirstOrDefault() is { } problem)
            return Refuse(problem);
        var settings = EtsySettings.Read(draft.Settings);
        var updated = await client.UpdateListingAsync(id, EtsyListingMapper.ToUpdate(draft, settings), cancellationToken);
        if (!updated.Succeeded)
            return updated.Error;
        if (await UpdatePricesAsync(client, id, draft, settings, cancellationToken) is { } notPriced)
            return notPriced;
        if (await new EtsyPictures(client, id, draft, reached, checkpoint).ReconcileAsync(cancellationToken) is { } notPictured)
            return notPictured;
        return await EtsyListings.ReadAsync(client, id, cancellationToken);
    }

    public static async Task<ChannelResult<Done>> EndAsync(EtsyClient client, string id, CancellationToken cancellationToken)
    {
        var ended = await client.UpdateListingAsync(id, [new("state", "inactive")], cancellationToken);
        if (ended.Succeeded || ended.Error.Kind == ChannelErrorKind.NotFound)
            return Done.Instance;
        if (ended.Error.Kind != ChannelErrorKind.Rejected)
            return ended.Error;
        // A draft, a sold-out or an expired listing cannot be switched off, and need not be.
        var listing = await client.GetListingAsync(id, cancellationToken);
        return listing is { Succeeded: true, Value.State: not "active" } ? Done.Instance : ended.Error;
    }

    public static async Task<ChannelResult<Done>> DeleteAsync(EtsyClient client, string id, CancellationToken cancellationToken) =>
        await client.DeleteListingAsync(id, cancellationToken) is { Error: { Kind: not ChannelErrorKind.NotFound } error } ? error : Done.Instance;

    public static ChannelError Refuse(ListingProblem problem) => new(ChannelErrorKind.Rejected, problem.Message, "check", problem.Field);

    private static async Task<ChannelError?> UpdatePricesAsync(EtsyClient client, string id, ListingDraft draft, EtsySettings settings, CancellationToken cancellationToken)
    {
        var read = await client.GetInventoryAsync(id, cancellationToken);
        if (!read.Succeeded)
            return read.Error;
        var current = EtsyInventoryMapper.Unchanged(read.Value);
        var wanted = EtsyInventoryMapper.HasVariationsOf(current, draft)
            ? EtsyInventoryMapper.WithPrices(current, draft, settings)
            : EtsyInventoryMapper.FromDraft(draft, settings);
        return EtsyInventoryMapper.Same(current, wanted) ? null : (await client.UpdateInventoryAsync(id, wanted, cancellationToken)).Error;
    }
}

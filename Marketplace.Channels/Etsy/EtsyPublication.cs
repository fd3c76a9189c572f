using Marketplace.Channels.Seam;

namespace Marketplace.Channels.Etsy;

/// <summary>
/// One publish: draft → inventory (which carries the SKUs) → pictures → active. Every remote effect is checkpointed before the next;
/// what may have happened without an answer is looked up before it is repeated, so that a resumed publish leaves one listing.
/// </summary>
internal sealed class EtsyPublication(
    EtsyClient client, ListingDraft draft, PublishCheckpoint reached, Func<PublishCheckpoint, Task> checkpoint, Func<string, Task<bool>> isKnown, TimeProvider time)
    : ResumedPublication(reached, checkpoint)
{
    private const string Written = "inventory";
    private const string Published = "active";

    /// <summary>How far Etsy's clock may be behind ours.</summary>
    private static readonly TimeSpan _skew = TimeSpan.FromMinutes(5);

    private readonly EtsySettings _settings = EtsySettings.Read(draft.Settings);

    protected override async Task<ChannelResult<RemoteListing>> ContinueAsync(CancellationToken cancellationToken)
    {
        if (Reached.RemoteId is null && await FindOrCreateAsync(cancellationToken) is { } notCreated)
            return notCreated;
        var id = Reached.RemoteId!;
        if (Reached.Step is null)
        {
            var inventory = await client.UpdateInventoryAsync(id, EtsyInventoryMapper.FromDraft(draft, _settings), cancellationToken);
            if (!inventory.Succeeded)
                return inventory.Error;
            if (inventory.Value.Products[0].Offerings[0].Price.CurrencyCode is var currency && currency != draft.Currency)
                return new ChannelError(ChannelErrorKind.Rejected, $"The Etsy shop sells in {currency}, the product's price is in {draft.Currency}.", "currency", "price");
            await ReachAsync(Reached with { Step = Written });
        }
        if (Reached.Step != Published)
        {
            var pictures = new EtsyPictures(client, id, draft, Reached, ReachAsync);
            if (await pictures.PublishAsync(cancellationToken) is { } notUploaded)
                return notUploaded;
            var activated = await client.UpdateListingAsync(id, [new("state", "active")], cancellationToken);
            if (!activated.Succeeded)
                return activated.Error;
            await ReachAsync(Reached with { Step = Published });
        }
        return await EtsyListings.ReadAsync(client, id, cancellationToken);
    }

    private async Task<ChannelError?> FindOrCreateAsync(CancellationToken cancellationToken)
    {
        if (Reached.StartedAt is { } startedAt)
        {
            var found = await FindAsync(startedAt - _skew, cancellationToken);
            if (found.Error is { } unanswered)
                return unanswered;
            if (found.Value is { Length: > 0 } id)
            {
                await ReachAsync(Reached with { RemoteId = id });
                return null;
            }
        }
        else
        {
            await ReachAsync(Reached with { StartedAt = time.GetUtcNow() });
        }
        var created = await client.CreateDraftListingAsync(EtsyListingMapper.ToCreate(draft, _settings), cancellationToken);
        if (!created.Succeeded)
            return created.Error;
        await ReachAsync(Reached with { RemoteId = EtsyListingMapper.Id(created.Value.ListingId) });
        return null;
    }

    /// <summary>The id of a draft that an attempt without answer left behind; empty when there is none.</summary>
    private async Task<ChannelResult<string>> FindAsync(DateTimeOffset since, CancellationToken cancellationToken)
    {
        for (var offset = 0; ; offset += EtsyClient.PageSize)
        {
            var page = await client.GetNewestListingsAsync("draft", offset, cancellationToken);
            if (!page.Succeeded)
                return page.Error;
            foreach (var listing in page.Value.Results)
            {
                if (EtsyListingMapper.Time(listing.CreatedTimestamp) < since)
                    return "";
                var id = EtsyListingMapper.Id(listing.ListingId);
                if (EtsyText.Same(listing.Title, EtsyText.Title(draft.Title)) && EtsyText.Same(listing.Description, EtsyText.Description(draft.Description)) && !await isKnown(id))
                    return id;
            }
            if (page.Value.Results.Count < EtsyClient.PageSize)
                return "";
        }
    }
}

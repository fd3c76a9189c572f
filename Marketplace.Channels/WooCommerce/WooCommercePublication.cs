using System.Globalization;
using Marketplace.Channels.Seam;
using Marketplace.Channels.WooCommerce.Wire;

namespace Marketplace.Channels.WooCommerce;

/// <summary>
/// One publish: a product that waits for review (which buyers do not see) → its variations → its pictures → published. Its slug is chosen before it
/// is made and carries the listing's id, so that an attempt whose answer was lost is found by it and by our mark, and not repeated.
/// </summary>
internal sealed class WooCommercePublication(WooCommerceClient client, ListingDraft draft, PublishCheckpoint reached, Func<PublishCheckpoint, Task> checkpoint, WooCommerceListings listings, TimeProvider time)
    : ResumedPublication(reached, checkpoint)
{
    private const string SlugPrefix = "slug:", Made = "made", Published = "published";

    private readonly WooCommerceSettings _settings = WooCommerceSettings.Read(draft.Settings);

    protected override async Task<ChannelResult<RemoteListing>> ContinueAsync(CancellationToken cancellationToken)
    {
        if (Reached.RemoteId is null && await FindOrMakeAsync(cancellationToken) is { } notMade)
            return notMade;
        var id = Reached.RemoteId!;
        if (Reached.Step != Published)
        {
            var product = await client.GetProductAsync(id, cancellationToken);
            if (!product.Succeeded)
                return product.Error;
            if (product.Value.Status == "trash")
                return new ChannelError(ChannelErrorKind.NotFound, "The product is in your store's trash.", "trash");
            if (await new WooCommerceVariations(client, product.Value, draft).BringAsync(cancellationToken) is { } notVaried)
                return notVaried;
            if (await new WooCommercePictures(client, product.Value, draft, Reached, ReachAsync).ReconcileAsync(cancellationToken) is { } notPictured)
                return notPictured;
            var shown = await client.UpdateProductAsync(id, ToShow(product.Value), cancellationToken);
            if (!shown.Succeeded)
                return shown.Error;
            await ReachAsync(Reached with { Step = Published });
        }
        return await listings.ReadAsync(id, cancellationToken);
    }

    private async Task<ChannelError?> FindOrMakeAsync(CancellationToken cancellationToken)
    {
        var slug = Reached.Step is { } step && step.StartsWith(SlugPrefix, StringComparison.Ordinal) ? step[SlugPrefix.Length..] : ListingSlug.Of(draft);
        if (Reached.StartedAt is not null)
        {
            var found = await FindAsync(slug, cancellationToken);
            if (found.Error is { } unanswered)
                return unanswered;
            if (found.Value is { Length: > 0 } id)
            {
                await ReachAsync(Reached with { RemoteId = id, Step = Made });
                return null;
            }
        }
        else
        {
            if (await CheckCurrencyAsync(cancellationToken) is { } otherCurrency)
                return otherCurrency;
            await ReachAsync(Reached with { StartedAt = time.GetUtcNow(), Step = SlugPrefix + slug });
        }
        var tags = await WooCommerceTags.BringAsync(client, draft, cancellationToken);
        if (!tags.Succeeded)
            return tags.Error;
        var made = await client.CreateProductAsync(ToCreate(slug, tags.Value), cancellationToken);
        if (!made.Succeeded)
            return made.Error;
        await ReachAsync(Reached with { RemoteId = WooCommerceListingMapper.Id(made.Value.Id), Step = Made });
        return null;
    }

    /// <summary>The id of what an attempt without answer left behind; empty when there is none.</summary>
    private async Task<ChannelResult<string>> FindAsync(string slug, CancellationToken cancellationToken)
    {
        var found = await client.GetProductsBySlugAsync(slug, cancellationToken);
        if (!found.Succeeded)
            return found.Error;
        return found.Value.Items.FirstOrDefault(product => product.MetaData?.Any(meta => meta.Key == WooCommerceListingMapper.Mark && meta.Value.ToString() == ListingId) == true) is { } ours
            ? WooCommerceListingMapper.Id(ours.Id)
            : "";
    }

    private async Task<ChannelError?> CheckCurrencyAsync(CancellationToken cancellationToken)
    {
        var currency = await client.GetCurrencyAsync(cancellationToken);
        if (!currency.Succeeded)
            return currency.Error;
        return currency.Value == draft.Currency
            ? null
            : new ChannelError(ChannelErrorKind.Rejected, $"The WooCommerce store sells in {currency.Value}, the product's price is in {draft.Currency}.", "currency", "price");
    }

    private string ListingId => draft.ListingId.ToString("D", CultureInfo.InvariantCulture);

    private WireProductWrite ToCreate(string slug, IReadOnlyList<WireTermId> tags)
    {
        var text = WooCommerceListingMapper.ToText(draft, _settings) with
        {
            Slug = slug,
            Status = "pending",
            Tags = tags,
            MetaData = [WireMeta.Of(WooCommerceListingMapper.Mark, ListingId)],
        };
        if (draft.Variants.Count > 1)
            return text with { Type = "variable", Attributes = WooCommerceListingMapper.Attributes(draft, existing: null) };
        var offer = WooCommerceListingMapper.ToOffer(draft.Variants[0]);
        return text with { Type = "simple", Sku = offer.Sku, RegularPrice = offer.RegularPrice, ManageStock = offer.ManageStock, StockQuantity = offer.StockQuantity };
    }

    /// <summary>One that was ended may have changed since.</summary>
    private WireProductWrite ToShow(WireProduct product)
    {
        var write = WooCommerceListingMapper.ToText(draft, _settings) with { Status = "publish" };
        return product.IsVariable ? write : WooCommerceListingMapper.WithPrice(write, draft.Variants[0], product);
    }
}

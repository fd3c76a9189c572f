using System.Globalization;
using Marketplace.Data.Drifts;
using Marketplace.Data.Listings;
using Marketplace.Data.Model;

namespace Marketplace.Grains.Drifts;

/// <summary>Names the differences between what we believe of a listing and what its channel shows, each with its cause. Pure.</summary>
internal static class DriftComparison
{
    /// <summary>State and prices. Stock is compared when the channel's latest sales are in, see <see cref="OfStock"/>.</summary>
    public static IEnumerable<FoundDrift> OfListing(ListingBelief belief, ObservedListing shown)
    {
        if (belief.InFlight)
            yield break;
        var state = EnumNames.FromText<ListingState>(shown.State);
        if (IsStateChanged(belief.State, state))
        {
            yield return new(
                belief.Id, DriftField.State, Drift.WholeListing, null, belief is { State: ListingState.Ended, LastFailed: true } ? DriftCause.FailedPush : DriftCause.ChannelEdit,
                belief.State.ToText(), shown.State);
        }

        if (!belief.SameCurrency || state is ListingState.Ended)
            yield break;
        foreach (var offer in belief.Offers)
        {
            // The offers of a listing that was rearranged on the channel are matched anew first.
            if (offer.Position < shown.Variants.Count && shown.Variants[offer.Position] is var there && there.Sku == offer.Sku && there.Price != offer.Wanted)
                yield return new(belief.Id, DriftField.Price, offer.Position, offer.Sku, CauseOfPrice(belief, offer, there.Price), Text(offer.Wanted), Text(there.Price));
        }
    }

    /// <summary>What is on its way to the channel is no difference yet, and stock that was never counted here is taken over instead.</summary>
    public static IEnumerable<FoundDrift> OfStock(IEnumerable<ListingStock> stock) =>
        from offer in stock
        where offer is { State: ListingState.Active or ListingState.SoldOut, InFlight: false } && offer.Available != offer.Remote && (offer.Counted || offer.Pushed is not null)
        select new FoundDrift(offer.ListingId, DriftField.Quantity, offer.Position, offer.Sku, CauseOfStock(offer), Text(offer.Available), Text(offer.Remote));

    /// <summary>Sold out is a matter of stock, and being off sale there is what we mean by it.</summary>
    private static bool IsStateChanged(ListingState believed, ListingState shown) => believed switch
    {
        ListingState.Active => shown is ListingState.Inactive or ListingState.Ended or ListingState.Draft,
        ListingState.Inactive or ListingState.Ended => shown is ListingState.Active,
        _ => false,
    };

    private static DriftCause CauseOfPrice(ListingBelief belief, OfferBelief offer, decimal shown) =>
        offer.Observed is { } before && before != shown ? DriftCause.ChannelEdit
        : belief.LastFailed ? DriftCause.FailedPush
        : belief.EverSent ? DriftCause.UnsentChange
        : DriftCause.NeverSent;

    private static DriftCause CauseOfStock(ListingStock offer) =>
        offer.Pushed is null ? DriftCause.NeverSent
        : offer.Remote != offer.Pushed ? DriftCause.ChannelEdit
        : offer.LastFailed ? DriftCause.FailedPush
        : DriftCause.UnsentChange;

    private static string Text(decimal value) => value.ToString("0.####", CultureInfo.InvariantCulture);
}

using Orleans;
using Orleans.Concurrency;

namespace Marketplace.Contracts.Sellers;

/// <summary>Where a seller's news meet the seller's browsers; keyed by the seller's id.</summary>
[Alias("marketplace.seller")]
public interface ISellerGrain : IGrainWithGuidKey
{
    /// <summary>Tells every subscriber. News are a hint to read again, so losing one costs nothing but freshness.</summary>
    [OneWay, Alias("publish")]
    Task Publish(SellerEvent news);

    /// <summary>Subscribes, or renews; a subscription that is not renewed for <see cref="SellerSubscription.Lifetime"/> ends.</summary>
    [Alias("subscribe")]
    Task Subscribe(ISellerObserver observer);

    [Alias("unsubscribe")]
    Task Unsubscribe(ISellerObserver observer);
}

[Alias("marketplace.seller.observer")]
public interface ISellerObserver : IGrainObserver
{
    [OneWay, Alias("on")]
    Task On(SellerEvent news);
}

/// <summary>Something of the seller's changed.</summary>
/// <param name="Type">Such as <c>order.changed</c>; one of <see cref="SellerEvents"/>.</param>
/// <param name="Id">What changed.</param>
/// <param name="Data">More of it as JSON, where a browser can show it without reading again.</param>
[GenerateSerializer, Immutable, Alias("marketplace.seller.event")]
public sealed record SellerEvent(
    [property: Id(0)] string Type, [property: Id(1)] Guid? Id = null, [property: Id(2)] string? Data = null);

public static class SellerSubscription
{
    public static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(5);
}

/// <summary>The types of <see cref="SellerEvent"/>.</summary>
public static class SellerEvents
{
    public const string ImportProgress = "import.progress", ProductChanged = "product.changed", ImageChanged = "image.changed",
        ConnectionChanged = "connection.changed", SyncProgress = "sync.progress", ListingChanged = "listing.changed",
        OperationChanged = "operation.changed", OrderChanged = "order.changed", InventoryChanged = "inventory.changed",
        PublishProgress = "publish.progress";
}

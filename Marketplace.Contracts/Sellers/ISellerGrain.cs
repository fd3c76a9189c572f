using Orleans;
using Orleans.Concurrency;

namespace Marketplace.Contracts.Sellers;

/// <summary>Where a seller's news meet the seller's browsers, and requests the seller's browser extension; keyed by the seller's id.</summary>
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

    /// <summary>Takes in a connected extension, or renews it, like <see cref="Subscribe"/>.</summary>
    [Alias("attach")]
    Task Attach(IExtensionObserver extension);

    [Alias("detach")]
    Task Detach(IExtensionObserver extension);

    /// <summary>Has the seller's extension make a request, whichever process it is connected to, and waits up to 60 seconds for its answer.</summary>
    /// <exception cref="ExtensionUnavailableException">None is connected, or it does not answer.</exception>
    [ResponseTimeout("00:01:10"), Alias("ask-extension")]
    Task<ExtensionResponse> AskExtension(ExtensionRequest request);

    /// <summary>The answer to a request; one that nobody waits for any more is dropped.</summary>
    [Alias("answer-from-extension")]
    Task AnswerFromExtension(Guid id, ExtensionResponse response);
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
        PublishProgress = "publish.progress", AlertChanged = "alert.changed", DriftChanged = "drift.changed";
}

using Orleans;
using Orleans.Concurrency;

namespace Marketplace.Contracts.Products;

/// <summary>Downloads the pictures that a seller's products wait for; keyed by the seller's id.</summary>
[Alias("marketplace.image-fetch")]
public interface IImageFetchGrain : IGrainWithGuidKey
{
    /// <summary>There may be pictures to download.</summary>
    [OneWay, Alias("wake")]
    Task Wake();
}

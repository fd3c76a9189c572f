using Orleans;
using Orleans.Concurrency;

namespace Marketplace.Contracts.Imports;

/// <summary>One file import; keyed by the import's id. It goes on after a crash from its last committed chunk.</summary>
[Alias("marketplace.import")]
public interface IImportGrain : IGrainWithGuidKey
{
    /// <summary>Begins an uploaded import.</summary>
    /// <returns>False when it was begun before.</returns>
    [Alias("start")]
    Task<bool> Start(ImportOrder order);

    /// <summary>Goes on with a running import; sent when the program starts.</summary>
    [OneWay, Alias("resume")]
    Task Resume();

    /// <summary>Stops it; what is imported stays.</summary>
    /// <returns>False when it had ended.</returns>
    [Alias("cancel")]
    Task<bool> Cancel();
}

/// <param name="Format"><c>shopify</c>, <c>woocommerce</c> or <c>plain</c>.</param>
/// <param name="Mapping">Our field name to the file's column name; for <c>plain</c>.</param>
[GenerateSerializer, Immutable, Alias("marketplace.import.order")]
public sealed record ImportOrder([property: Id(0)] string Format, [property: Id(1)] IReadOnlyDictionary<string, string> Mapping);

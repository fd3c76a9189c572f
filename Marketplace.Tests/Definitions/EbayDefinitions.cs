using System.Collections.Concurrent;

namespace Marketplace.Tests.Definitions;

/// <summary>eBay's documents by name.</summary>
internal static class EbayDefinitions
{
    /// <summary>
    /// Where eBay's documents are wrong about a type: <c>aspects</c> is a map and not a string, a destination's <c>deliveryConfig</c> an object,
    /// and a standards profile's <c>metrics</c> have names, levels and rates, unlike those of customer service whose schema they share.
    /// </summary>
    public static readonly string[] Loose = ["aspects", "deliveryConfig", "metrics"];

    private static readonly ConcurrentDictionary<string, OpenApiDocument?> _read = new();

    public static bool Available => Find("sell_inventory_v1") is not null;

    public static OpenApiDocument? Find(string name) => _read.GetOrAdd(name, n => OpenApiDocument.Find($"specs/ebay/{n}_oas3.json"));

    public static OpenApiDocument Read(string name)
    {
        var document = Find(name);
        Assert.SkipWhen(document is null, "../shared/specs/ebay is not here.");
        return document!;
    }
}

using System.Reflection;
using Marketplace.Channels.Shopify;

namespace Marketplace.Tests.Channels.Shopify;

/// <summary>What our client may send, held against Shopify's definitions of the oldest and the newest version that it is used with.</summary>
public sealed class ShopifyDocumentTests
{
    private static readonly string[] _keyed = [nameof(ShopifyQueries.SetStockOnce), nameof(ShopifyQueries.RefundOnce)];
    private static readonly string[] _fragments = ["ProductFields", "OrderFields"];

    [Theory]
    [InlineData("2025-10")]
    [InlineData("2026-07")]
    public async Task Every_document_is_valid(string version)
    {
        var definition = ShopifyDefinition.OrSkip(version);

        foreach (var document in typeof(ShopifyQueries).GetFields(BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic).Where(f => f.IsLiteral && !_fragments.Contains(f.Name)))
        {
            // A key is a directive that the older version does not know.
            if (_keyed.Contains(document.Name) && version == "2025-10")
                continue;
            var problems = await definition.CheckAsync((string)document.GetRawConstantValue()!, null);
            problems.Where(problem => !problem.Contains("No value provided for a non-null variable", StringComparison.Ordinal)).ShouldBeEmpty(document.Name);
        }
    }
}

using Marketplace.Sandbox.Ebay.Http;
using Marketplace.Sandbox.Ebay.Store;

namespace Marketplace.Sandbox.Ebay.Inventory;

/// <summary>What makes the variations of a group consistent.</summary>
internal static class GroupRules
{
    private const int MostSpecifications = 5;
    private const int MostVariations = 250;

    public static void CheckVariations(EbayStore store, StoredGroup group)
    {
        var specifications = group.Body.VariesBy?.Specifications ?? [];
        if (string.IsNullOrWhiteSpace(group.Body.Title) || string.IsNullOrWhiteSpace(group.Body.Description))
            throw Invalid("The title and the description of the group are required.");
        if (specifications.Count is 0 or > MostSpecifications)
            throw Invalid($"Specify one to {MostSpecifications} aspects by which the variations differ.");
        if (group.Body.VariantSKUs is not { Count: > 0 and <= MostVariations } skus)
            throw Invalid($"Specify one to {MostVariations} variant SKUs.");
        var combinations = new HashSet<string>(StringComparer.Ordinal);
        foreach (var sku in skus)
        {
            var item = store.Item(group.UserId, sku) ?? throw EbayRefusal.Inventory(25702, $"SKU {sku} is not available in the system");
            string[] values = [.. specifications.Select(s => ValueOf(item, s))];
            if (!combinations.Add(string.Join('\n', values)))
                throw Invalid($"The variation of SKU {sku} is a duplicate.");
        }
    }

    private static string ValueOf(StoredItem item, VariesBySpecification specification)
    {
        var value = item.Body.Product?.Aspects?.GetValueOrDefault(specification.Name ?? "") is [var only] ? only : null;
        return value is not null && specification.Values?.Contains(value) == true
            ? value
            : throw Invalid($"SKU {item.Sku} must have exactly one of the specified values for {specification.Name}.");
    }

    private static EbayRefusal Invalid(string problem) => EbayRefusal.Inventory(25013, $"Invalid data in the Inventory Item Group. {problem}");
}

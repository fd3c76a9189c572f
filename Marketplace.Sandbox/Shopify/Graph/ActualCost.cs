namespace Marketplace.Sandbox.Shopify.Graph;

/// <summary>What a query turned out to cost: 1 for every object in its answer.</summary>
internal static class ActualCost
{
    public static int Of(object? value) => value switch
    {
        IDictionary<string, object?> fields => fields.Sum(field => field.Key == "pageInfo" ? 0 : Of(field.Value) + (field.Value is IDictionary<string, object?> ? 1 : 0)),
        IEnumerable<object?> entries => entries.Sum(entry => Of(entry) + (entry is IDictionary<string, object?> ? 1 : 0)),
        _ => 0,
    };
}

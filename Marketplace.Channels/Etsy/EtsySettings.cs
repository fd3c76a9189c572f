using System.Text.Json;

namespace Marketplace.Channels.Etsy;

/// <summary>What the seller chooses once per connection and may change per listing. Ids may come as numbers or as text.</summary>
internal sealed record EtsySettings(long? TaxonomyId, string? WhoMade, string? WhenMade, long? ShippingProfileId, long? ReadinessStateId, long? ReturnPolicyId)
{
    /// <summary>A listing can be a draft without a return policy, and shops in the EU need none: Etsy itself decides about that.</summary>
    public IEnumerable<string> Missing =>
        from setting in new (string Name, object? Value)[]
        {
            (Names.TaxonomyId, TaxonomyId), (Names.WhoMade, WhoMade), (Names.WhenMade, WhenMade), (Names.ShippingProfileId, ShippingProfileId), (Names.ReadinessStateId, ReadinessStateId),
        }
        where setting.Value is null
        select setting.Name;

    public static EtsySettings Read(JsonElement settings) => new(
        Id(settings, Names.TaxonomyId), Text(settings, Names.WhoMade), Text(settings, Names.WhenMade), Id(settings, Names.ShippingProfileId),
        Id(settings, Names.ReadinessStateId), Id(settings, Names.ReturnPolicyId));

    private static string? Text(JsonElement settings, string name) =>
        settings.ValueKind == JsonValueKind.Object && settings.TryGetProperty(name, out var value) && value.ValueKind is JsonValueKind.String or JsonValueKind.Number
        && value.ToString() is { Length: > 0 } text
            ? text
            : null;

    private static long? Id(JsonElement settings, string name) => long.TryParse(Text(settings, name), out var id) && id > 0 ? id : null;

    public static class Names
    {
        public const string TaxonomyId = "taxonomyId";
        public const string WhoMade = "whoMade";
        public const string WhenMade = "whenMade";
        public const string ShippingProfileId = "shippingProfileId";
        public const string ReadinessStateId = "readinessStateId";
        public const string ReturnPolicyId = "returnPolicyId";
    }
}

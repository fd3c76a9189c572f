using System.Text.Json;
using System.Text.Json.Serialization;

namespace Marketplace.Channels.WooCommerce.Wire;

/// <summary>What a store sends to the callback address.</summary>
/// <param name="UserId">What we gave as <c>user_id</c>: our state.</param>
/// <param name="KeyPermissions"><c>read</c>, <c>write</c> or <c>read_write</c>.</param>
internal sealed record WireKeys(string? UserId, string? ConsumerKey, string? ConsumerSecret, string? KeyPermissions);

internal sealed record WireError(string? Code, string? Message, WireErrorData? Data);

internal sealed record WireErrorData
{
    public int? Status { get; init; }

    /// <summary>What there is already.</summary>
    public long? ResourceId { get; init; }

    /// <summary>An object of messages by parameter, or a list of the parameters that are missing.</summary>
    public JsonElement Params { get; init; }
}

/// <summary>The site as WordPress describes it.</summary>
internal sealed record WireSite(string? Name);

/// <summary>One setting of the store.</summary>
internal sealed record WireSetting(JsonElement Value);

/// <summary>A category, a tag or a shipping class.</summary>
internal sealed record WireTerm(long Id, string? Name = null, string? Slug = null, long? Parent = null);

internal sealed record WireTaxClass(string Slug, string Name);

internal sealed record WireTermWrite(string Name);

/// <summary>One entry of a batch's answer: the thing itself, or why not.</summary>
internal sealed record WireBatchEntry(long Id, string? Sku = null, WireError? Error = null);

internal sealed record WireBatchAnswer(IReadOnlyList<WireBatchEntry>? Create, IReadOnlyList<WireBatchEntry>? Update);

/// <summary>At most 100 things in all.</summary>
internal sealed record WireBatch<T>(IReadOnlyList<T>? Create = null, IReadOnlyList<T>? Update = null);

internal sealed record WireMeta(string Key, JsonElement Value)
{
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public long Id { get; init; }

    public static WireMeta Of(string key, string value) => new(key, JsonSerializer.SerializeToElement(value, WooCommerceJson.Default.String));
}

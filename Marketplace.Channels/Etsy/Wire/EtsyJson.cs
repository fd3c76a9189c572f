using System.Text.Json;
using System.Text.Json.Serialization;

namespace Marketplace.Channels.Etsy.Wire;

/// <summary>Etsy's JSON: snake case, absent and null alike.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, RespectNullableAnnotations = true, RespectRequiredConstructorParameters = true)]
[JsonSerializable(typeof(WireListing))]
[JsonSerializable(typeof(WireInventory))]
[JsonSerializable(typeof(WireInventoryUpdate))]
[JsonSerializable(typeof(WireReceipt))]
[JsonSerializable(typeof(WireImage))]
[JsonSerializable(typeof(WireShop))]
[JsonSerializable(typeof(WireSelf))]
[JsonSerializable(typeof(WirePong))]
[JsonSerializable(typeof(WireToken))]
[JsonSerializable(typeof(WireNotice))]
[JsonSerializable(typeof(WireError))]
[JsonSerializable(typeof(WireWebhookRequest))]
[JsonSerializable(typeof(WireWebhook))]
[JsonSerializable(typeof(WireWebhooks))]
[JsonSerializable(typeof(WireList<WireListing>))]
[JsonSerializable(typeof(WireList<WireImage>))]
[JsonSerializable(typeof(WireList<WireShippingProfile>))]
[JsonSerializable(typeof(WireList<WireReadinessState>))]
[JsonSerializable(typeof(WireList<WireReturnPolicy>))]
[JsonSerializable(typeof(WireList<WireTaxonomyNode>))]
[JsonSerializable(typeof(WireList<JsonElement>))]
[JsonSerializable(typeof(JsonElement))]
internal sealed partial class EtsyJson : JsonSerializerContext;

/// <summary>As <see cref="EtsyJson"/>, for bodies in which an absent field is left out.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(WireTracking))]
internal sealed partial class EtsySparseJson : JsonSerializerContext;

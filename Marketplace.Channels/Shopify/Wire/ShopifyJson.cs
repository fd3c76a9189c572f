using System.Text.Json;
using System.Text.Json.Serialization;

namespace Marketplace.Channels.Shopify.Wire;

/// <summary>The API's JSON: camel case, absent and null alike, decimals and large numbers as texts; nulls are not sent.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, NumberHandling = JsonNumberHandling.AllowReadingFromString, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    RespectNullableAnnotations = true, RespectRequiredConstructorParameters = true)]
[JsonSerializable(typeof(WireRequest))]
[JsonSerializable(typeof(WireAnswer<WireShopAnswer>))]
[JsonSerializable(typeof(WireAnswer<WireChoices>))]
[JsonSerializable(typeof(WireAnswer<WireProductAnswer>))]
[JsonSerializable(typeof(WireAnswer<WireProductsAnswer>))]
[JsonSerializable(typeof(WireAnswer<WireProductSetAnswer>))]
[JsonSerializable(typeof(WireAnswer<WireProductUpdateAnswer>))]
[JsonSerializable(typeof(WireAnswer<WireProductDeleteAnswer>))]
[JsonSerializable(typeof(WireAnswer<WirePublishAnswer>))]
[JsonSerializable(typeof(WireAnswer<WireUploadsAnswer>))]
[JsonSerializable(typeof(WireAnswer<WirePolicyAnswer>))]
[JsonSerializable(typeof(WireAnswer<WireStockAnswer>))]
[JsonSerializable(typeof(WireAnswer<WireOrdersAnswer>))]
[JsonSerializable(typeof(WireAnswer<WireOrderAnswer>))]
[JsonSerializable(typeof(WireAnswer<WireShippingAnswer>))]
[JsonSerializable(typeof(WireAnswer<WireFulfillAnswer>))]
[JsonSerializable(typeof(WireAnswer<WireCancelAnswer>))]
[JsonSerializable(typeof(WireAnswer<WirePaymentsAnswer>))]
[JsonSerializable(typeof(WireAnswer<WireRefundAnswer>))]
[JsonSerializable(typeof(WireAnswer<WireBulkStartAnswer>))]
[JsonSerializable(typeof(WireAnswer<WireBulkAnswer>))]
[JsonSerializable(typeof(WireAnswer<WireSubscriptionsAnswer>))]
[JsonSerializable(typeof(WireAnswer<WireSubscribeAnswer>))]
[JsonSerializable(typeof(WireAnswer<WireItemAnswer>))]
[JsonSerializable(typeof(WireOrder))]
[JsonSerializable(typeof(WireProductSet))]
[JsonSerializable(typeof(WireIdentifier))]
[JsonSerializable(typeof(WireStockInput))]
[JsonSerializable(typeof(IReadOnlyList<WireUploadRequest>))]
internal sealed partial class ShopifyJson : JsonSerializerContext;

/// <summary>The JSON of notifications and of the token address: snake case.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, RespectNullableAnnotations = true, RespectRequiredConstructorParameters = true)]
[JsonSerializable(typeof(WireTokenRequest))]
[JsonSerializable(typeof(WireToken))]
[JsonSerializable(typeof(WireNotice))]
internal sealed partial class ShopifySnakeJson : JsonSerializerContext;

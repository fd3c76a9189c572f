using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;

namespace Marketplace.Channels.Ebay.Wire;

/// <summary>eBay's JSON: camel case, absent instead of null. What is written back whole is read as nodes, so that nothing of it is lost.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull, RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true)]
[JsonSerializable(typeof(JsonElement))]
[JsonSerializable(typeof(JsonObject))]
[JsonSerializable(typeof(WireItem))]
[JsonSerializable(typeof(WireItems))]
[JsonSerializable(typeof(WireGroup))]
[JsonSerializable(typeof(WireOffer))]
[JsonSerializable(typeof(WireOffers))]
[JsonSerializable(typeof(WireOfferId))]
[JsonSerializable(typeof(WireListingId))]
[JsonSerializable(typeof(WireBulkAnswer))]
[JsonSerializable(typeof(WireQuantityUpdate))]
[JsonSerializable(typeof(WireLocations))]
[JsonSerializable(typeof(WirePolicies))]
[JsonSerializable(typeof(WireCategoryTree))]
[JsonSerializable(typeof(WireCategorySuggestions))]
[JsonSerializable(typeof(WireAspects))]
[JsonSerializable(typeof(WireImage))]
[JsonSerializable(typeof(WireUser))]
[JsonSerializable(typeof(WireOrders))]
[JsonSerializable(typeof(WireOrder))]
[JsonSerializable(typeof(WireFulfillments))]
[JsonSerializable(typeof(WireNewFulfillment))]
[JsonSerializable(typeof(WireRefundRequest))]
[JsonSerializable(typeof(WireRefund))]
[JsonSerializable(typeof(WireCancellations))]
[JsonSerializable(typeof(WireNewCancellation))]
[JsonSerializable(typeof(WireInquiries))]
[JsonSerializable(typeof(WireReturns))]
[JsonSerializable(typeof(WireComments))]
[JsonSerializable(typeof(WireReturnRefund))]
[JsonSerializable(typeof(WireRateLimits))]
[JsonSerializable(typeof(WireStandards))]
[JsonSerializable(typeof(WireTraffic))]
[JsonSerializable(typeof(WireViolationSummary))]
[JsonSerializable(typeof(WireViolations))]
[JsonSerializable(typeof(WireNewCampaign))]
[JsonSerializable(typeof(WireCampaigns))]
[JsonSerializable(typeof(WireCampaign))]
[JsonSerializable(typeof(WireAds))]
[JsonSerializable(typeof(WireNewAds))]
[JsonSerializable(typeof(WireTopics))]
[JsonSerializable(typeof(WireDestinations))]
[JsonSerializable(typeof(WireDestination))]
[JsonSerializable(typeof(WireSubscriptions))]
[JsonSerializable(typeof(WireSubscription))]
[JsonSerializable(typeof(WireNotificationConfig))]
[JsonSerializable(typeof(WirePublicKey))]
[JsonSerializable(typeof(WireSignature))]
[JsonSerializable(typeof(WireNotification))]
[JsonSerializable(typeof(WireChallengeAnswer))]
[JsonSerializable(typeof(WireError))]
[JsonSerializable(typeof(WireErrors))]
internal sealed partial class EbayJson : JsonSerializerContext;

/// <summary>The token address's JSON: snake case.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, RespectRequiredConstructorParameters = true)]
[JsonSerializable(typeof(WireToken))]
[JsonSerializable(typeof(WireTokenError))]
internal sealed partial class EbayTokenJson : JsonSerializerContext;

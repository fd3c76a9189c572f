using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Marketplace.Channels.Ebay.Wire;

/// <summary>eBay's <c>Amount</c>: a decimal number as text.</summary>
internal sealed record WireAmount(string Value, string Currency)
{
    [JsonIgnore]
    public decimal Number => decimal.TryParse(Value, NumberStyles.Number, CultureInfo.InvariantCulture, out var number) ? number : throw new FormatException($"'{Value}' is no amount.");

    public static WireAmount Of(decimal value, string currency) => new(value.ToString("0.00", CultureInfo.InvariantCulture), currency);
}

/// <summary>An inventory item, as far as it is used.</summary>
internal sealed record WireItem
{
    public required string Sku { get; init; }

    public WireAvailability? Availability { get; init; }

    public WireProduct? Product { get; init; }

    public IReadOnlyList<string>? InventoryItemGroupKeys { get; init; }

    public int Quantity => Availability?.ShipToLocationAvailability?.Quantity ?? 0;

    /// <summary>What the fixed-price offer sells of it: less than the quantity where the offer has its own.</summary>
    public int Offered => Availability?.ShipToLocationAvailability?.AllocationByFormat?.FixedPrice ?? Quantity;
}

internal sealed record WireAvailability(WireShipTo? ShipToLocationAvailability = null);

internal sealed record WireShipTo(int? Quantity = null, WireAllocation? AllocationByFormat = null);

internal sealed record WireAllocation(int? FixedPrice = null);

internal sealed record WireProduct
{
    public string? Title { get; init; }

    public string? Description { get; init; }

    public IReadOnlyList<string>? ImageUrls { get; init; }

    public IReadOnlyDictionary<string, IReadOnlyList<string>>? Aspects { get; init; }
}

internal sealed record WireItems(int Total, IReadOnlyList<JsonElement>? InventoryItems = null);

internal sealed record WireGroup
{
    public string? Title { get; init; }

    public string? Description { get; init; }

    public IReadOnlyList<string>? ImageUrls { get; init; }

    public IReadOnlyList<string>? VariantSKUs { get; init; }

    public WireVariesBy? VariesBy { get; init; }
}

internal sealed record WireVariesBy(IReadOnlyList<WireSpecification>? Specifications = null);

internal sealed record WireSpecification(string Name, IReadOnlyList<string>? Values = null);

/// <summary>The answer of every bulk call: an outcome per entry.</summary>
internal sealed record WireBulkAnswer(IReadOnlyList<WireBulkEntry> Responses);

internal sealed record WireBulkEntry
{
    public required int StatusCode { get; init; }

    public string? Sku { get; init; }

    public string? OfferId { get; init; }

    public JsonElement? InventoryItem { get; init; }

    public string? InventoryReferenceId { get; init; }

    public string? InventoryReferenceType { get; init; }

    public IReadOnlyList<WireError>? Errors { get; init; }
}

internal sealed record WireQuantityUpdate(IReadOnlyList<WireQuantity> Requests);

internal sealed record WireQuantity(string Sku, WireShipTo ShipToLocationAvailability, IReadOnlyList<WireOfferQuantity>? Offers = null);

internal sealed record WireOfferQuantity(string OfferId, int AvailableQuantity);

internal sealed record WireError
{
    public int ErrorId { get; init; }

    public string? Domain { get; init; }

    public string? Message { get; init; }

    public string? LongMessage { get; init; }

    public IReadOnlyList<WireErrorParameter>? Parameters { get; init; }
}

internal sealed record WireErrorParameter(string? Name = null, string? Value = null);

/// <param name="Error">What the older Post-Order API calls the list; elsewhere an OAuth error's code.</param>
internal sealed record WireErrors(IReadOnlyList<WireError>? Errors = null, JsonElement? Error = null);

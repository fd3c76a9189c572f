namespace Marketplace.Channels.Etsy.Wire;

/// <summary>Etsy's <c>ShopReceipt</c>, as far as it is used. Times are epoch seconds.</summary>
internal sealed record WireReceipt
{
    public required long ReceiptId { get; init; }

    /// <summary>paid, completed, open, payment processing, canceled, fully refunded or partially refunded; Etsy writes it in varying case.</summary>
    public required string Status { get; init; }

    public bool IsPaid { get; init; }

    public bool IsShipped { get; init; }

    public string? Name { get; init; }

    public string? BuyerEmail { get; init; }

    public string? FirstLine { get; init; }

    public string? SecondLine { get; init; }

    public string? City { get; init; }

    public string? State { get; init; }

    public string? Zip { get; init; }

    public string? CountryIso { get; init; }

    public string? MessageFromBuyer { get; init; }

    public required long CreatedTimestamp { get; init; }

    public required long UpdatedTimestamp { get; init; }

    public required WireMoney Grandtotal { get; init; }

    public WireMoney? TotalPrice { get; init; }

    public WireMoney? TotalShippingCost { get; init; }

    public WireMoney? TotalTaxCost { get; init; }

    public WireMoney? TotalVatCost { get; init; }

    public WireMoney? DiscountAmt { get; init; }

    public IReadOnlyList<WireShipment>? Shipments { get; init; }

    public IReadOnlyList<WireTransaction>? Transactions { get; init; }

    public IReadOnlyList<WireRefund>? Refunds { get; init; }
}

internal sealed record WireShipment(string? CarrierName = null, string? TrackingCode = null, long? ShipmentNotificationTimestamp = null);

internal sealed record WireRefund(WireMoney Amount, long CreatedTimestamp, string? Reason);

internal sealed record WireTransaction
{
    public required long TransactionId { get; init; }

    public long? ListingId { get; init; }

    public long? ProductId { get; init; }

    public string? Sku { get; init; }

    public string? Title { get; init; }

    public required int Quantity { get; init; }

    public required WireMoney Price { get; init; }

    /// <summary>In the shop's currency, for the whole line.</summary>
    public decimal? ShopCoupon { get; init; }
}

/// <summary>The body of <c>createReceiptShipment</c>.</summary>
internal sealed record WireTracking(string TrackingCode, string CarrierName, string? NoteToBuyer);

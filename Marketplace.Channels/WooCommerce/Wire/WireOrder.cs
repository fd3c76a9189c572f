namespace Marketplace.Channels.WooCommerce.Wire;

internal sealed record WireOrder
{
    public required long Id { get; init; }

    public required string Number { get; init; }

    public required string Status { get; init; }

    public required string Currency { get; init; }

    public required DateTime DateCreatedGmt { get; init; }

    public DateTime? DateModifiedGmt { get; init; }

    public DateTime? DatePaidGmt { get; init; }

    public DateTime? DateCompletedGmt { get; init; }

    public decimal? DiscountTotal { get; init; }

    public decimal? ShippingTotal { get; init; }

    public decimal? TotalTax { get; init; }

    public decimal? Total { get; init; }

    public string? CustomerNote { get; init; }

    public string? PaymentMethod { get; init; }

    public WireAddress? Billing { get; init; }

    public WireAddress? Shipping { get; init; }

    public IReadOnlyList<WireLine> LineItems { get; init; } = [];

    public IReadOnlyList<WireOrderRefund> Refunds { get; init; } = [];

    public IReadOnlyList<WireMeta>? MetaData { get; init; }
}

/// <param name="Email">Of a billing address.</param>
internal sealed record WireAddress(
    string? FirstName, string? LastName, string? Company, [property: System.Text.Json.Serialization.JsonPropertyName("address_1")] string? Address1,
    [property: System.Text.Json.Serialization.JsonPropertyName("address_2")] string? Address2, string? City, string? State, string? Postcode, string? Country, string? Email, string? Phone);

/// <param name="Subtotal">Before discounts, without taxes.</param>
/// <param name="Total">After discounts, without taxes.</param>
internal sealed record WireLine(
    long Id, string? Name, long? ProductId, long? VariationId, int Quantity, decimal? Subtotal, decimal? Total, decimal? TotalTax, string? Sku, IReadOnlyList<WireLineTax>? Taxes);

internal sealed record WireLineTax(long Id, decimal? Total);

/// <param name="Total">Below zero.</param>
internal sealed record WireOrderRefund(long Id, string? Reason, decimal? Total);

/// <summary>A refund by itself.</summary>
internal sealed record WireRefund(long Id, decimal? Amount, string? Reason, IReadOnlyList<WireMeta>? MetaData);

/// <param name="ApiRefund">Whether the payment gateway gives the money back; else somebody does it by hand.</param>
/// <param name="ApiRestock">Whether the units come back into the store's stock.</param>
internal sealed record WireRefundWrite(
    string Amount, string? Reason, bool ApiRefund, bool ApiRestock, IReadOnlyList<WireMeta> MetaData, IReadOnlyList<WireRefundLine>? LineItems);

internal sealed record WireRefundLine(long Id, decimal RefundTotal, IReadOnlyList<WireRefundTax>? RefundTax);

internal sealed record WireRefundTax(long Id, decimal RefundTotal);

internal sealed record WireOrderWrite(string Status, IReadOnlyList<WireMeta>? MetaData = null);

internal sealed record WireNote(long Id, string? Note, bool CustomerNote);

internal sealed record WireNoteWrite(string Note, bool CustomerNote);

/// <param name="MethodSupports">What the gateway can do, <c>refunds</c> among it.</param>
internal sealed record WireGateway(string Id, string? MethodTitle, IReadOnlyList<string>? MethodSupports);

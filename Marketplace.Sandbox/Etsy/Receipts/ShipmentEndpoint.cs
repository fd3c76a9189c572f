using Marketplace.Sandbox.Etsy.Http;
using Marketplace.Sandbox.Etsy.Shops;
using Marketplace.Sandbox.Etsy.Store;

namespace Marketplace.Sandbox.Etsy.Receipts;

internal static class ShipmentEndpoint
{
    public static void MapShipments(this RouteGroupBuilder api) =>
        api.MapPost("/shops/{shop_id}/receipts/{receipt_id}/tracking", CreateAsync).Named("createReceiptShipment", "transactions_w");

    private static async Task<IResult> CreateAsync(EtsyCall call, long shop_id, long receipt_id, OrderEvents events)
    {
        call.OwnReceipt(shop_id, receipt_id);
        var body = await EtsyJson.ReadAsync<ShipmentBody>(call.Request);
        using (call.Store.Change())
        {
            var receipt = call.OwnReceipt(shop_id, receipt_id);
            receipt = Ship(receipt, body, call.Store) with { IsShipped = true, UpdatedAt = call.Store.Seconds };
            call.Store.Receipts.Put(receipt_id, receipt);
            events.Publish(OrderEvents.Shipped, receipt, call.Origin);
            return EtsyJson.Ok(new ReceiptView(receipt));
        }
    }

    private static Receipt Ship(Receipt receipt, ShipmentBody body, EtsyStore store)
    {
        if (receipt.IsCanceled)
            throw EtsyRefusal.Conflict("A canceled receipt cannot be shipped");
        if (body.TrackingCode.Length == 0 != (body.CarrierName.Length == 0))
            throw EtsyRefusal.Bad("tracking_code and carrier_name must be sent together");
        if (body.TrackingCode.Length == 0)
        {
            // "When shipping within the United States AND the order is over $10 … tracking code and carrier name ARE required."
            var total = receipt.Transactions.Sum(t => t.Price * t.Quantity);
            return receipt.Buyer.CountryIso == "IN" || (receipt.Buyer.CountryIso == "US" && total > 10)
                ? throw EtsyRefusal.Bad("Missing input parameters: tracking_code and carrier_name are required for this order")
                : receipt;
        }
        var carrier = Carriers.KeyOf(body.CarrierName)
            ?? throw EtsyRefusal.Problem("carrier_name", $"is not a supported carrier: '{body.CarrierName}'; use 'other'");
        if (receipt.Shipments.Any(s => s.TrackingCode == body.TrackingCode && s.CarrierName == carrier))
            throw EtsyRefusal.Conflict("This tracking code was already submitted for the receipt");
        return receipt with
        {
            Shipments = [.. receipt.Shipments, new Shipment(store.NextId(), carrier, body.TrackingCode, store.Seconds)],
            MessageFromSeller = body.NoteToBuyer ?? receipt.MessageFromSeller,
        };
    }

    /// <summary>The JSON of createReceiptShipment; what customs and labels need is taken and not kept.</summary>
    private sealed record ShipmentBody
    {
        public string TrackingCode { get; init; } = "";
        public string CarrierName { get; init; } = "";
        public bool SendBcc { get; init; }
        public string? NoteToBuyer { get; init; }
        public string? ShipDate { get; init; }
        public string? MailClass { get; init; }
        public string? ShipFromCountry { get; init; }
        public string? ShipToCountry { get; init; }
        public string? WeightUnits { get; init; }
        public string? DimensionUnits { get; init; }
        public decimal? Weight { get; init; }
        public decimal? Length { get; init; }
        public decimal? Width { get; init; }
        public decimal? Height { get; init; }
        public decimal? ShippingLabelCost { get; init; }
        public string? ShippingLabelCurrency { get; init; }
        public decimal? DutyAmount { get; init; }
        public string? DutyCurrency { get; init; }
        public string? Incoterm { get; init; }
        public string? RevenueEligibility { get; init; }
        public IReadOnlyList<CustomsBody>? CustomsData { get; init; }
    }

    private sealed record CustomsBody
    {
        [System.Text.Json.Serialization.JsonPropertyName("HS_code")]
        public required string? HsCode { get; init; }
        public required string? CountryOfOrigin { get; init; }
        public required decimal? DeclaredValue { get; init; }
    }
}

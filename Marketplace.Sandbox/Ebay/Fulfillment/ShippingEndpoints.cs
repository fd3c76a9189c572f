using Marketplace.Sandbox.Ebay.Http;
using Marketplace.Sandbox.Ebay.Store;

namespace Marketplace.Sandbox.Ebay.Fulfillment;

internal static class ShippingEndpoints
{
    private const string Write = "sell.fulfillment", Read = "sell.fulfillment.readonly";

    public static void MapShipping(this RouteGroupBuilder api)
    {
        api.MapGet("/order/{orderId}/shipping_fulfillment", GetAll).Named(EbayApi.Fulfillment, "getShippingFulfillments", Write, Read);
        api.MapPost("/order/{orderId}/shipping_fulfillment", CreateAsync).Named(EbayApi.Fulfillment, "createShippingFulfillment", Write);
        api.MapGet("/order/{orderId}/shipping_fulfillment/{fulfillmentId}", GetOne).Named(EbayApi.Fulfillment, "getShippingFulfillment", Write, Read);
    }

    private static IResult GetAll(EbayCall call, string orderId)
    {
        var order = OrderEndpoints.Find(call, orderId, StatusCodes.Status400BadRequest);
        return EbayJson.Ok(new { total = order.Shipments.Count, fulfillments = order.Shipments.Select(s => View(order, s)) });
    }

    private static IResult GetOne(EbayCall call, string orderId, string fulfillmentId)
    {
        var order = OrderEndpoints.Find(call, orderId);
        return order.Shipments.FirstOrDefault(s => s.Id == fulfillmentId) is { } shipment
            ? EbayJson.Ok(View(order, shipment))
            : throw EbayRefusal.NotFound(EbayApi.Fulfillment, 32110, $"Invalid shipping fulfillment ID: {fulfillmentId}");
    }

    private static async Task<IResult> CreateAsync(EbayCall call, string orderId, OrderEvents events)
    {
        var body = await EbayJson.ReadAsync<ShipmentBody>(call);
        using (call.Store.Change())
        {
            var order = OrderEndpoints.Find(call, orderId, StatusCodes.Status400BadRequest);
            Check(order, body);
            var id = body.TrackingNumber ?? call.Store.NextName();
            var shipment = new OrderShipment(id, body.ShippingCarrierCode, body.TrackingNumber, body.ShippedDate ?? call.Store.Now);
            order = call.Store.Orders.Put(order.Id, order with { Shipments = [.. order.Shipments, shipment], ModifiedAt = call.Store.Now });
            events.Publish(OrderEvents.Shipped, order);
            return EbayJson.Created(call, $"{EbayApi.Fulfillment.Root}/order/{order.Id}/shipping_fulfillment/{id}");
        }
    }

    private static void Check(EbayOrder order, ShipmentBody body)
    {
        if (order.CancelledAt is not null)
            throw EbayRefusal.Of(EbayApi.Fulfillment, 32600, "Invalid input data");
        if (body.LineItems?.FirstOrDefault(line => line.LineItemId != order.Line.Id) is { } unknown)
            throw EbayRefusal.Of(EbayApi.Fulfillment, 32200, $"Invalid line item id: {unknown.LineItemId}");
        if (body.LineItems?.Count > 1)
            throw EbayRefusal.Of(EbayApi.Fulfillment, 32210, "Duplicate line item in the request");
        // "If this field is used, the shippingCarrierCode field must also be used, and vice versa."
        if (body.TrackingNumber is null != body.ShippingCarrierCode is null || body.TrackingNumber is { } number && !number.All(char.IsAsciiLetterOrDigit))
            throw EbayRefusal.Of(EbayApi.Fulfillment, 32300, "Invalid shipment tracking number or carrier");
        if (body.ShippedDate < order.CreatedAt)
            throw EbayRefusal.Of(EbayApi.Fulfillment, 32500, "Invalid shipped date");
        if (order.Shipments.Any(s => s.TrackingNumber == body.TrackingNumber))
            throw EbayRefusal.Of(EbayApi.Fulfillment, 34500, "Please use PUT operation for updating shipping fulfillment", StatusCodes.Status409Conflict);
    }

    private static object View(EbayOrder order, OrderShipment shipment) => new
    {
        fulfillmentId = shipment.Id,
        shipmentTrackingNumber = shipment.TrackingNumber,
        shippingCarrierCode = shipment.Carrier,
        shippedDate = OrderView.Time(shipment.ShippedAt),
        lineItems = (object[])[new { lineItemId = order.Line.Id, quantity = order.Line.Quantity }],
    };

    private sealed record ShipmentBody(IReadOnlyList<ShippedLine>? LineItems, DateTimeOffset? ShippedDate, string? ShippingCarrierCode, string? TrackingNumber);

    private sealed record ShippedLine(string? LineItemId, int? Quantity);
}

using System.Globalization;
using System.Text.Json;
using Marketplace.Channels.Seam;
using Marketplace.Channels.Shopify.Wire;

namespace Marketplace.Channels.Shopify;

/// <summary>Reads orders by the time of their last change, and ships, cancels and refunds them.</summary>
internal static class ShopifyOrders
{
    /// <summary>The search that finds orders by time may be a little behind.</summary>
    private static readonly TimeSpan _overlap = TimeSpan.FromMinutes(5);

    /// <param name="client">The shop.</param>
    /// <param name="cursor"><c>time</c>, or within a run <c>time|page|latest</c>.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    public static async Task<ChannelResult<OrdersPage>> ReadPageAsync(ShopifyClient client, string? cursor, CancellationToken cancellationToken)
    {
        var (since, after, latest) = Parse(cursor);
        var page = await client.GetOrdersAsync(since, after, cancellationToken);
        if (!page.Succeeded)
            return page.Error;
        var (records, problems) = (new List<RemoteOrder>(), new List<UnmappedRecord>());
        foreach (var json in page.Value.Orders.Nodes)
        {
            try
            {
                var order = await CompleteAsync(client, json, cancellationToken);
                if (!order.Succeeded)
                    return order.Error;
                records.Add(order.Value);
                latest = order.Value.Version > latest ? order.Value.Version : latest;
            }
            catch (JsonException exception)
            {
                problems.Add(new UnmappedRecord(json.TryGetProperty("id", out var id) ? ShopifyId.Number(id.ToString()) : null, exception.Message, json.GetRawText()));
            }
        }
        return page.Value.Orders.Next is { } next
            ? new OrdersPage(records, problems, $"{Text(since)}|{next}|{Text(latest)}", More: true, null)
            : new OrdersPage(records, problems, Text(latest - _overlap > since ? latest - _overlap : since), More: false, null);
    }

    public static async Task<ChannelResult<RemoteOrder>> ReadAsync(ShopifyClient client, string id, CancellationToken cancellationToken)
    {
        var read = await client.GetOrderAsync(id, after: null, cancellationToken);
        if (!read.Succeeded)
            return read.Error;
        if (read.Value.Order is not { } json)
            return ShopifyErrors.Gone("the order");
        try
        {
            return await CompleteAsync(client, json, cancellationToken);
        }
        catch (JsonException exception)
        {
            return new ChannelError(ChannelErrorKind.Rejected, $"Shopify's order {id} could not be read: {exception.Message}", "unreadable");
        }
    }

    /// <summary>Ships all that is not shipped yet. Every location has its own part of an order, and a part that is shipped is closed: a repetition goes on with the rest.</summary>
    public static async Task<ChannelResult<Done>> ShipAsync(ShopifyClient client, string id, (string Carrier, string TrackingNumber, string? Note) shipment, CancellationToken cancellationToken)
    {
        var read = await client.GetShippingAsync(id, cancellationToken);
        if (!read.Succeeded)
            return read.Error;
        if (read.Value.Order is not { } order)
            return ShopifyErrors.Gone("the order");
        WireFulfillmentOrder[] open = [.. order.FulfillmentOrders.Nodes.Where(part => part.Status is "OPEN" or "IN_PROGRESS")];
        if (open.Length == 0)
        {
            return order.Fulfillments.SelectMany(sent => sent.TrackingInfo).Any(tracking => string.Equals(tracking.Number, shipment.TrackingNumber, StringComparison.OrdinalIgnoreCase))
                ? Done.Instance
                : new ChannelError(ChannelErrorKind.Rejected, order switch
                {
                    { CancelledAt: not null } => "The order was cancelled in Shopify: there is nothing to ship.",
                    _ when order.FulfillmentOrders.Nodes.Any(part => part.Status is "ON_HOLD" or "SCHEDULED") => "Shopify holds the order back. Release it in Shopify, then ship it.",
                    _ => "Everything of this order is shipped already, with another tracking number.",
                }, "nothing_open");
        }
        foreach (var part in open)
        {
            var sent = await client.FulfillAsync(part.Id, shipment.Carrier, shipment.TrackingNumber, shipment.Note, cancellationToken);
            if ((sent.Error ?? ShopifyErrors.Describe(sent.Value!.FulfillmentCreate.UserErrors)) is { } error)
                return error;
        }
        return Done.Instance;
    }

    /// <summary>Cancels, gives the money back, and puts the units back into Shopify's stock, as they come back into ours.</summary>
    public static async Task<ChannelResult<Done>> CancelAsync(ShopifyClient client, string id, string reason, CancellationToken cancellationToken)
    {
        var read = await client.GetShippingAsync(id, cancellationToken);
        if (!read.Succeeded)
            return read.Error;
        if (read.Value.Order is not { } order)
            return ShopifyErrors.Gone("the order");
        if (order.CancelledAt is not null)
            return Done.Instance;
        var cancelled = await client.CancelAsync(id, reason switch
        {
            CancelReasons.OutOfStock => "INVENTORY",
            CancelReasons.BuyerAsked => "CUSTOMER",
            _ => "OTHER",
        }, cancellationToken);
        return (cancelled.Error ?? ShopifyErrors.Describe(cancelled.Value!.OrderCancel.OrderCancelUserErrors)) is { } error ? error : Done.Instance;
    }

    /// <summary>Gives money back by the payment that it came with. The refund's key is in its note, by which one whose answer was lost is found.</summary>
    public static async Task<ChannelResult<RefundIssued>> RefundAsync(ShopifyClient client, RefundRequest request, CancellationToken cancellationToken)
    {
        var read = await client.GetPaymentsAsync(request.OrderRemoteId, cancellationToken);
        if (!read.Succeeded)
            return read.Error;
        if (read.Value.Order is not { } order)
            return ShopifyErrors.Gone("the order");
        if (order.Refunds.FirstOrDefault(refund => refund.Note?.Contains(Mark(request.Key), StringComparison.Ordinal) == true) is { } before)
            return new RefundIssued(ShopifyId.Number(before.Id));
        if (order.Transactions.Where(payment => payment is { Kind: "SALE" or "CAPTURE", Status: "SUCCESS" }).MaxBy(payment => payment.AmountSet.ShopMoney.Amount) is not { } payment)
            return new ChannelError(ChannelErrorKind.Rejected, "Shopify has no payment of this order that could be given back.", "no_payment", "amount");
        var made = await client.RefundAsync(request.OrderRemoteId, payment, request.Amount, $"{request.Reason} {Mark(request.Key)}".Trim(), request.Key, cancellationToken);
        if (!made.Succeeded)
            return made.Error;
        return ShopifyErrors.Describe(made.Value.RefundCreate.UserErrors) is { } refused
            ? refused with { Field = "amount" }
            : new RefundIssued(made.Value.RefundCreate.Refund is { } refund ? ShopifyId.Number(refund.Id) : null);
    }

    /// <summary>A refund's note without our mark.</summary>
    public static string? ReasonIn(string? note) => note?.Split('⟦')[0].Trim() is { Length: > 0 } reason ? reason : null;

    private static string Mark(string key) => $"⟦{key}⟧";

    private static async Task<ChannelResult<RemoteOrder>> CompleteAsync(ShopifyClient client, JsonElement json, CancellationToken cancellationToken)
    {
        var order = json.Deserialize(ShopifyJson.Default.WireOrder)!;
        while (order.LineItems.Next is { } after)
        {
            var more = await client.GetOrderAsync(ShopifyId.Number(order.Id), after, cancellationToken);
            if (!more.Succeeded)
                return more.Error;
            if (more.Value.Order is not { } next)
                return ShopifyErrors.Gone("the order");
            var lines = next.Deserialize(ShopifyJson.Default.WireOrder)!.LineItems;
            order = order with { LineItems = new([.. order.LineItems.Nodes, .. lines.Nodes], lines.PageInfo) };
        }
        return ShopifyOrderMapper.ToRemote(order, json.GetRawText());
    }

    private static string Text(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);

    private static (DateTimeOffset Since, string? Page, DateTimeOffset Latest) Parse(string? cursor)
    {
        var parts = (cursor ?? "").Split('|');
        var since = Time(parts[0]);
        return parts.Length == 3 ? (since, parts[1], Time(parts[2])) : (since, null, since);
    }

    private static DateTimeOffset Time(string text) =>
        DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time) ? time : DateTimeOffset.UnixEpoch;
}

using Marketplace.Channels.Seam;
using Marketplace.Channels.WooCommerce.Wire;

namespace Marketplace.Channels.WooCommerce;

/// <summary>
/// Ships and cancels. WooCommerce itself has no tracking numbers: the buyer reads it in a note, and it is kept with the order, which is completed.
/// </summary>
internal static class WooCommerceFulfilment
{
    public static async Task<ChannelResult<Done>> ShipAsync(WooCommerceClient client, string id, (string Carrier, string TrackingNumber, string? Note) shipment, CancellationToken cancellationToken)
    {
        var read = await ReadAsync(client, id, cancellationToken);
        if (!read.Succeeded)
            return read.Error;
        if (read.Value.Status is "pending" or "on-hold" or "failed" or "cancelled" or "refunded" or "trash")
        {
            return new ChannelError(ChannelErrorKind.Rejected, read.Value.Status switch
            {
                "cancelled" or "trash" => "The order was cancelled in WooCommerce: there is nothing to ship.",
                "refunded" => "The order was refunded in WooCommerce: there is nothing to ship.",
                _ => "The order is not paid in WooCommerce. Once the money has come, set it to Processing there, then ship it.",
            }, read.Value.Status);
        }
        // Every note writes to the buyer, so one that is there already is not repeated.
        var notes = await client.GetNotesAsync(id, cancellationToken);
        if (!notes.Succeeded)
            return notes.Error;
        if (!notes.Value.Any(note => note.Note?.Contains(shipment.TrackingNumber, StringComparison.OrdinalIgnoreCase) == true)
            && await client.AddNoteAsync(id, Text(shipment), cancellationToken) is { Error: { } notNoted })
            return notNoted;
        var completed = await client.UpdateOrderAsync(id, new WireOrderWrite(
            "completed", [WireMeta.Of(WooCommerceOrderMapper.Carrier, shipment.Carrier), WireMeta.Of(WooCommerceOrderMapper.TrackingNumber, shipment.TrackingNumber)]), cancellationToken);
        return completed.Succeeded ? Done.Instance : completed.Error;
    }

    /// <summary>WooCommerce puts the units back into its stock, as they come back into ours. The money is given back by a refund.</summary>
    public static async Task<ChannelResult<Done>> CancelAsync(WooCommerceClient client, string id, CancellationToken cancellationToken)
    {
        var read = await ReadAsync(client, id, cancellationToken);
        if (!read.Succeeded)
            return read.Error;
        switch (read.Value.Status)
        {
            case "cancelled" or "trash":
                return Done.Instance;
            case "completed":
                return new ChannelError(ChannelErrorKind.Rejected, "The order is completed in WooCommerce, so it was shipped. Refund it instead.", "completed");
            case "refunded":
                return new ChannelError(ChannelErrorKind.Rejected, "The order was refunded in WooCommerce already.", "refunded");
            default:
                var cancelled = await client.UpdateOrderAsync(id, new WireOrderWrite("cancelled"), cancellationToken);
                return cancelled.Succeeded ? Done.Instance : cancelled.Error;
        }
    }

    internal static async Task<ChannelResult<WireOrder>> ReadAsync(WooCommerceClient client, string id, CancellationToken cancellationToken)
    {
        var order = await client.GetOrderAsync(id, cancellationToken);
        return order.Succeeded ? System.Text.Json.JsonSerializer.Deserialize(order.Value, WooCommerceJson.Default.WireOrder)! : order.Error;
    }

    private static string Text((string Carrier, string TrackingNumber, string? Note) shipment) =>
        $"Shipped with {shipment.Carrier}, tracking number {shipment.TrackingNumber}.{(string.IsNullOrWhiteSpace(shipment.Note) ? "" : $" {shipment.Note.Trim()}")}";
}

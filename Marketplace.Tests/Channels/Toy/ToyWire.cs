using System.Text.Json;
using Marketplace.Channels.Seam;

namespace Marketplace.Tests.Channels.Toy;

internal sealed record ToyKeys(string? State, string? Key);

/// <summary>What Toy sells: one thing with one price.</summary>
internal sealed record ToyItem(string Number, string Title, decimal Price, int Quantity, bool OnSale)
{
    public RemoteListing ToRemote() => new(
        Number, null, OnSale ? "active" : "ended", Title, null, "USD", [], [new RemoteVariant(Number, Number, [], Price, Quantity)], [], null, null, $"{Title}|{Price}|{Quantity}|{OnSale}");
}

/// <param name="Version">Counts all changes of all orders of the shop.</param>
internal sealed record ToyOrder(string Number, string Item, int Quantity, decimal Total, string Status, string? Tracking, IReadOnlyDictionary<string, decimal> Refunds, DateTimeOffset PlacedAt, long Version)
{
    public RemoteOrder ToRemote() => new(
        Number, Number, Status, "paid", Status == "shipped" ? "fulfilled" : "unfulfilled", "USD", Total, 0, 0, 0, Total, "A buyer", null, null, null,
        [new RemoteOrderLine(Number, Item, Item, Item, Item, Quantity, Total / Quantity, 0, 0)], Tracking is null ? [] : [new RemoteShipment(null, Tracking, null)],
        [.. Refunds.Select(refund => new RemoteRefund(refund.Key, refund.Value, null, PlacedAt))], PlacedAt, DateTimeOffset.UnixEpoch.AddSeconds(Version), JsonSerializer.Serialize(this));
}

using Marketplace.Data.Tenancy;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Data.Orders;

public enum ShipmentState { Pending, Sent, Failed }

/// <summary>One tracking number of an order, ours or learned from the channel.</summary>
[Index(nameof(OrderId), nameof(TrackingNumber), IsUnique = true)]
public sealed class Shipment : ITenantOwned
{
    public Guid Id { get; set; }
    public Guid SellerId { get; set; }
    public Guid OrderId { get; set; }
    public Order? Order { get; set; }
    public required string Carrier { get; set; }
    public required string TrackingNumber { get; set; }
    public string? Note { get; set; }
    public ShipmentState State { get; set; }
    /// <summary>The operation that tells the channel.</summary>
    public Guid? OperationId { get; set; }
    public DateTimeOffset CreatedAt { get; set; }
    public DateTimeOffset? SentAt { get; set; }
}

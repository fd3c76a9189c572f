using Marketplace.Data.Tenancy;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Data.Orders;

public enum RefundState { Pending, Sent, Failed }

/// <summary>Money given back for an order, ours or learned from the channel.</summary>
[Index(nameof(OrderId), nameof(RemoteId), IsUnique = true)]
public sealed class Refund : ITenantOwned
{
    public Guid Id { get; set; }
    public Guid SellerId { get; set; }
    public Guid OrderId { get; set; }
    public Order? Order { get; set; }
    public decimal Amount { get; set; }
    [FixedText(3)] public required string Currency { get; set; }
    public string? Reason { get; set; }
    public string? RemoteId { get; set; }
    public RefundState State { get; set; }
    public DateTimeOffset CreatedAt { get; set; }
}

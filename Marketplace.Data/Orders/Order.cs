using Marketplace.Contracts.Orders;
using Marketplace.Data.Connections;
using Marketplace.Data.Tenancy;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Marketplace.Data.Orders;

public enum OrderStatus { Pending, Processing, Shipped, Delivered, Cancelled, Refunded }

public enum PaymentStatus { Pending, Paid, Failed, Refunded }

public enum FulfilmentStatus { Unfulfilled, Partial, Fulfilled }

/// <summary>A sale as on the channel, normalised; the channel's own payload is kept.</summary>
[Index(nameof(ConnectionId), nameof(RemoteId), IsUnique = true)]
[KeyedWithinSeller]
public sealed class Order : ITenantOwned
{
    public Guid Id { get; set; }
    public Guid SellerId { get; set; }
    public Guid ConnectionId { get; set; }
    public Connection? Connection { get; set; }
    public required string RemoteId { get; set; }
    public required string Number { get; set; }
    public OrderStatus Status { get; set; }
    public PaymentStatus PaymentStatus { get; set; }
    public FulfilmentStatus FulfilmentStatus { get; set; }
    [FixedText(3)] public required string Currency { get; set; }
    public decimal Subtotal { get; set; }
    public decimal Tax { get; set; }
    public decimal Shipping { get; set; }
    public decimal Discount { get; set; }
    public decimal Total { get; set; }
    public string? BuyerName { get; set; }
    public string? BuyerEmail { get; set; }
    [Jsonb] public Address? ShippingAddress { get; set; }
    [Jsonb] public Address? BillingAddress { get; set; }
    public string? Note { get; set; }
    public DateTimeOffset PlacedAt { get; set; }
    public DateTimeOffset? RemoteUpdatedAt { get; set; }
    /// <summary>When we first learned of it; the exposure window begins here.</summary>
    public DateTimeOffset ArrivedAt { get; set; }
    [Jsonb] public string? Payload { get; set; }
    public int Version { get; set; } = 1;

    public List<OrderLine> Lines { get; } = [];
    public List<Shipment> Shipments { get; } = [];
    public List<Refund> Refunds { get; } = [];
}

internal sealed class OrderConfiguration : IEntityTypeConfiguration<Order>
{
    public void Configure(EntityTypeBuilder<Order> builder)
    {
        builder.HasOne(o => o.Connection).WithMany().HasForeignKey(o => o.ConnectionId).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(o => new { o.SellerId, o.PlacedAt, o.Id }).IsDescending(false, true, true);
    }
}

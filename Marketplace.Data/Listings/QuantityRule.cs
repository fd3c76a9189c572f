using Marketplace.Data.Catalogue;
using Marketplace.Data.Connections;
using Marketplace.Data.Tenancy;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Marketplace.Data.Listings;

/// <summary>
/// How much of the available stock a connection shows: of everything there, of one product, or of one variant. The most particular rule
/// that says something wins, value by value (<c>quantity_rule</c> in SQL); what comes of it is a <see cref="QuantityLimits"/>.
/// </summary>
public sealed class QuantityRule : ITenantOwned
{
    public Guid Id { get; set; }
    public Guid SellerId { get; set; }
    public Guid ConnectionId { get; set; }
    public Connection? Connection { get; set; }
    public Guid? ProductId { get; set; }
    public Product? Product { get; set; }
    public Guid? VariantId { get; set; }
    public Variant? Variant { get; set; }
    /// <summary>Units that are not shown; null leaves it to the more general rule.</summary>
    public int? HoldBack { get; set; }
    /// <summary>Null leaves it to the more general rule.</summary>
    public int? ListAtMost { get; set; }
    public DateTimeOffset UpdatedAt { get; set; }
}

internal sealed class QuantityRuleConfiguration : IEntityTypeConfiguration<QuantityRule>
{
    public void Configure(EntityTypeBuilder<QuantityRule> builder)
    {
        builder.HasIndex(r => new { r.ConnectionId, r.ProductId, r.VariantId }).IsUnique().AreNullsDistinct(false);
        builder.HasOne(r => r.Product).WithMany().OnDelete(DeleteBehavior.Cascade);
        builder.HasOne(r => r.Variant).WithMany().OnDelete(DeleteBehavior.Cascade);
        builder.ToTable(t =>
        {
            t.HasCheckConstraint("ck_quantity_rules_hold_back", "hold_back >= 0");
            t.HasCheckConstraint("ck_quantity_rules_list_at_most", "list_at_most >= 0");
        });
    }
}

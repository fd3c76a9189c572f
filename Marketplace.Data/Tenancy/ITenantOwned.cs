namespace Marketplace.Data.Tenancy;

/// <summary>A row of one seller: its table has forced row-level security on <c>seller_id</c>.</summary>
public interface ITenantOwned
{
    Guid SellerId { get; set; }
}

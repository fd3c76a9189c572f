using Marketplace.Contracts.Orders;
using Marketplace.Contracts.Products;
using Marketplace.Data.Alerts;
using Marketplace.Data.Catalogue;
using Marketplace.Data.Connections;
using Marketplace.Data.Drifts;
using Marketplace.Data.Idempotency;
using Marketplace.Data.Identity;
using Marketplace.Data.Imports;
using Marketplace.Data.Inbox;
using Marketplace.Data.Inventory;
using Marketplace.Data.Listings;
using Marketplace.Data.Model;
using Marketplace.Data.Operations;
using Marketplace.Data.Orders;
using Marketplace.Data.Security;
using Marketplace.Data.Sellers;
using Marketplace.Data.Syncs;
using Marketplace.Data.Tenancy;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Conventions;

namespace Marketplace.Data;

/// <summary>
/// The model of the whole database. A context sees the rows of the seller that its connection is leased to, and no others;
/// get one from <see cref="TenantDatabase"/>.
/// </summary>
public sealed class MarketplaceDb(DbContextOptions<MarketplaceDb> options) : IdentityDbContext<User, IdentityRole<Guid>, Guid>(options)
{
    /// <summary>Whose rows this context sees: asked anew for every connection it opens.</summary>
    internal CurrentSeller Seller { get; init; } = new();

    public DbSet<Seller> Sellers => Set<Seller>();
    public DbSet<Alert> Alerts => Set<Alert>();
    public DbSet<Category> Categories => Set<Category>();
    public DbSet<Product> Products => Set<Product>();
    public DbSet<Variant> Variants => Set<Variant>();
    public DbSet<ProductImage> ProductImages => Set<ProductImage>();
    public DbSet<InventoryItem> InventoryItems => Set<InventoryItem>();
    public DbSet<InventoryLedgerEntry> InventoryLedger => Set<InventoryLedgerEntry>();
    public DbSet<Reservation> Reservations => Set<Reservation>();
    public DbSet<BundleComponent> BundleComponents => Set<BundleComponent>();
    public DbSet<OversellCase> OversellCases => Set<OversellCase>();
    public DbSet<Connection> Connections => Set<Connection>();
    public DbSet<ConnectionSync> ConnectionSyncs => Set<ConnectionSync>();
    public DbSet<OAuthState> OAuthStates => Set<OAuthState>();
    public DbSet<SyncRun> SyncRuns => Set<SyncRun>();
    public DbSet<SyncIssue> SyncIssues => Set<SyncIssue>();
    public DbSet<SyncLogEntry> SyncLog => Set<SyncLogEntry>();
    public DbSet<Drift> Drifts => Set<Drift>();
    public DbSet<DriftRule> DriftRules => Set<DriftRule>();
    public DbSet<Listing> Listings => Set<Listing>();
    public DbSet<ListingVariant> ListingVariants => Set<ListingVariant>();
    public DbSet<KnownViolation> KnownViolations => Set<KnownViolation>();
    public DbSet<CategoryMapping> CategoryMappings => Set<CategoryMapping>();
    public DbSet<QuantityRule> QuantityRules => Set<QuantityRule>();
    public DbSet<ListingPace> ListingPaces => Set<ListingPace>();
    public DbSet<Operation> Operations => Set<Operation>();
    public DbSet<WebhookEvent> WebhookEvents => Set<WebhookEvent>();
    public DbSet<Order> Orders => Set<Order>();
    public DbSet<OrderLine> OrderLines => Set<OrderLine>();
    public DbSet<Shipment> Shipments => Set<Shipment>();
    public DbSet<Refund> Refunds => Set<Refund>();
    public DbSet<Import> Imports => Set<Import>();
    public DbSet<ImportError> ImportErrors => Set<ImportError>();
    public DbSet<IdempotencyKey> IdempotencyKeys => Set<IdempotencyKey>();
    public DbSet<DataProtectionKey> DataProtectionKeys => Set<DataProtectionKey>();

    /// <summary>Options for a context of its own, outside the tenancy: migrations and design time.</summary>
    public static DbContextOptions<MarketplaceDb> Options(string connectionString) =>
        new DbContextOptionsBuilder<MarketplaceDb>().UseNpgsql(connectionString).SpeakPlainSql().Options;

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        configurationBuilder.Conventions.Remove<ForeignKeyIndexConvention>();
        configurationBuilder.Properties<decimal>().HavePrecision(19, 4);
        configurationBuilder.StoreAsJson<Dictionary<string, string>>();
        configurationBuilder.StoreAsJson<List<VariantOption>>();
        configurationBuilder.StoreAsJson<Address>();
    }

    protected override void OnModelCreating(ModelBuilder builder)
    {
        base.OnModelCreating(builder);
        builder.ApplyConfigurationsFromAssembly(typeof(MarketplaceDb).Assembly);
        builder.TakeIdsFromTheApplication();
        builder.StoreEnumsAsText();
        builder.KeepReferencesWithinTheSeller();
        builder.IndexReferences();
        builder.NameInSnakeCase();
    }
}

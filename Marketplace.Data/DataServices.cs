using Marketplace.Data.Schema;
using Marketplace.Data.Security;
using Marketplace.Data.Tenancy;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace Marketplace.Data;

public static class DataServices
{
    private const string Batches = "batches";

    /// <summary>Batches are short, so a few connections serve many callers.</summary>
    private const int MostBatchesAtOnce = 20;

    /// <summary>
    /// The database of <c>ConnectionStrings:marketplace</c> (its owner's): migrated before anything else starts, then used as the
    /// application role only, through <see cref="TenantDatabase"/> or, for what belongs to no seller, <see cref="NpgsqlDataSource"/>.
    /// </summary>
    public static IServiceCollection AddMarketplaceData(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddHostedService<MigrateAtStart>();
        // The configuration as it is by then: a host may add to it until it is built.
        services.AddSingleton(provider => Source(provider.GetRequiredService<IConfiguration>(), "marketplace", forBatches: false));
        services.AddKeyedSingleton(Batches, (provider, _) => Source(provider.GetRequiredService<IConfiguration>(), "marketplace-batches", forBatches: true));
        services.AddSingleton(provider => new TenantDatabase(
            provider.GetRequiredService<NpgsqlDataSource>(), provider.GetRequiredKeyedService<NpgsqlDataSource>(Batches)));
        services.AddScoped<CurrentSeller>();
        services.AddScoped(provider => provider.GetRequiredService<TenantDatabase>().CreateContext(provider.GetRequiredService<CurrentSeller>()));
        services.AddSingleton<SecretProtector>();
        services.AddKeyRing(configuration);
        return services;
    }

    /// <param name="name">Stands for the connection string in telemetry.</param>
    /// <param name="forBatches">They leave nothing on a connection, so it need not be reset: that costs the server as much as a small query.</param>
    private static NpgsqlDataSource Source(IConfiguration configuration, string name, bool forBatches)
    {
        var size = forBatches ? MostBatchesAtOnce : configuration.GetValue("Database:MaximumPoolSize", 40);
        var application = ApplicationConnectionString.From(configuration.MarketplaceConnectionString(), size);
        var connectionString = new NpgsqlConnectionStringBuilder(application) { NoResetOnClose = forBatches };
        return new NpgsqlDataSourceBuilder(connectionString.ConnectionString) { Name = name }.Build();
    }

    /// <summary>Of the role that owns the tables. Only the migration uses it as it is.</summary>
    public static string MarketplaceConnectionString(this IConfiguration configuration) =>
        configuration.GetConnectionString("marketplace")
        ?? throw new InvalidOperationException("ConnectionStrings:marketplace is not set: the PostgreSQL database that Marketplace keeps its data in.");
}

using Marketplace.Data.Schema;
using Marketplace.Data.Security;
using Marketplace.Data.Tenancy;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace Marketplace.Data;

public static class DataServices
{
    /// <summary>
    /// The database of <c>ConnectionStrings:marketplace</c> (its owner's): migrated before anything else starts, then used as the
    /// application role only, through <see cref="TenantDatabase"/> or, for what belongs to no seller, <see cref="NpgsqlDataSource"/>.
    /// </summary>
    public static IServiceCollection AddMarketplaceData(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddHostedService<MigrateAtStart>();
        services.AddSingleton(provider =>
        {
            // As it is by then: a host may add to its configuration until it is built.
            var settled = provider.GetRequiredService<IConfiguration>();
            var connectionString = ApplicationConnectionString.From(
                settled.MarketplaceConnectionString(), settled.GetValue("Database:MaximumPoolSize", 40));
            // The name stands for the connection string in telemetry.
            return new NpgsqlDataSourceBuilder(connectionString) { Name = "marketplace" }.Build();
        });
        services.AddSingleton<TenantDatabase>();
        services.AddScoped<CurrentSeller>();
        services.AddScoped(provider => provider.GetRequiredService<TenantDatabase>().CreateContext(provider.GetRequiredService<CurrentSeller>()));
        services.AddSingleton<SecretProtector>();
        services.AddKeyRing(configuration);
        return services;
    }

    /// <summary>Of the role that owns the tables. Only the migration uses it as it is.</summary>
    public static string MarketplaceConnectionString(this IConfiguration configuration) =>
        configuration.GetConnectionString("marketplace")
        ?? throw new InvalidOperationException("ConnectionStrings:marketplace is not set: the PostgreSQL database that Marketplace keeps its data in.");
}

using Marketplace.Data.Schema;
using Marketplace.Data.Security;
using Marketplace.Data.Tenancy;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Npgsql;

namespace Marketplace.Data;

public static class DataServices
{
    /// <summary>
    /// The database of <c>ConnectionStrings:marketplace</c> (its owner's): migrated before anything else starts, then used as the
    /// application role only, through <see cref="TenantDatabase"/> or, for what belongs to no seller, <see cref="NpgsqlDataSource"/>.
    /// </summary>
    public static IServiceCollection AddMarketplaceData(this IServiceCollection services)
    {
        services.AddHostedService<MigrateAtStart>();
        services.AddSingleton(provider =>
        {
            var configuration = provider.GetRequiredService<IConfiguration>();
            var connectionString = ApplicationConnectionString.From(
                configuration.MarketplaceConnectionString(), configuration.GetValue("Database:MaximumPoolSize", 40));
            // The name stands for the connection string in telemetry.
            return new NpgsqlDataSourceBuilder(connectionString) { Name = "marketplace" }.Build();
        });
        services.AddSingleton<TenantDatabase>();
        services.AddScoped<CurrentSeller>();
        services.AddScoped(provider => provider.GetRequiredService<TenantDatabase>().CreateContext(provider.GetRequiredService<CurrentSeller>()));
        services.AddSingleton<SecretProtector>();
        services.AddDataProtection().SetApplicationName("Marketplace");
        services.AddSingleton<IConfigureOptions<KeyManagementOptions>>(provider => new ConfigureOptions<KeyManagementOptions>(
            options => options.XmlRepository = new DatabaseKeyRing(provider.GetRequiredService<NpgsqlDataSource>())));
        return services;
    }

    /// <summary>Of the role that owns the tables. Only the migration uses it as it is.</summary>
    public static string MarketplaceConnectionString(this IConfiguration configuration) =>
        configuration.GetConnectionString("marketplace")
        ?? throw new InvalidOperationException("ConnectionStrings:marketplace is not set: the PostgreSQL database that Marketplace keeps its data in.");
}

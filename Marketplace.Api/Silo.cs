using Marketplace.Grains;
using Npgsql;
using Orleans.Configuration;
using Orleans.Hosting;

namespace Marketplace.Api;

/// <summary>The grains, in this process: the single-machine build.</summary>
internal static class Silo
{
    public static WebApplicationBuilder AddSilo(this WebApplicationBuilder builder)
    {
        builder.Services.AddMarketplaceGrains();
        builder.UseOrleans(silo =>
        {
            silo.Configure<ClusterOptions>(options => options.ServiceId = "marketplace");
            silo.UseLocalhostClustering();
            silo.AddActivityPropagation();
            silo.UseMarketplaceFilters();
            silo.UseSystemTextJsonGrainStorageSerializer();
            silo.AddAdoNetGrainStorageAsDefault(storage => storage.Configure<NpgsqlDataSource>((options, database) =>
            {
                options.Invariant = "Npgsql";
                options.DataSource = database;
            }));
            silo.UseAdoNetReminderService(reminders => reminders.Configure<NpgsqlDataSource>((options, database) =>
            {
                options.Invariant = "Npgsql";
                options.DataSource = database;
            }));
        });
        return builder;
    }
}

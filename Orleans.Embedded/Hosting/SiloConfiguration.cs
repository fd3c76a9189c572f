using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Orleans.Configuration;
using Orleans.Runtime;

namespace Orleans.Hosting;

/// <summary>The section <c>Orleans</c> of the configuration, with Orleans' own keys.</summary>
internal static class SiloConfiguration
{
    public static void Apply(ISiloBuilder silo, IConfigurationSection section)
    {
        silo.Services.Configure<ClusterOptions>(section);
        silo.Services.Configure<SiloMessagingOptions>(section.GetSection("Messaging"));
        silo.Services.Configure<SiloOptions>(options => options.SiloName = section["Name"] ?? options.SiloName);
        foreach (var storage in section.GetSection("GrainStorage").GetChildren())
        {
            switch (storage["ProviderType"])
            {
                case "AdoNet":
                    silo.AddAdoNetGrainStorage(storage.Key, options =>
                    {
                        (options.Invariant, options.ConnectionString) = Connection(silo, storage);
                        options.DeleteStateOnClear = storage.GetValue<bool>(nameof(options.DeleteStateOnClear));
                    });
                    break;
                case "Memory":
                    silo.AddMemoryGrainStorage(storage.Key);
                    break;
                default:
                    throw Unknown(storage);
            }
        }

        var reminders = section.GetSection("Reminders");
        if (!reminders.Exists())
            return;
        switch (reminders["ProviderType"])
        {
            case "AdoNet":
                silo.UseAdoNetReminderService(options => (options.Invariant, options.ConnectionString) = Connection(silo, reminders));
                break;
            case "Memory":
                silo.UseInMemoryReminderService();
                break;
            default:
                throw Unknown(reminders);
        }
    }

    private static (string Invariant, string ConnectionString) Connection(ISiloBuilder silo, IConfigurationSection section) => (
        section["Invariant"] ?? "",
        section["ConnectionString"] ?? silo.Configuration.GetConnectionString(section["ConnectionName"] ?? "") ?? "");

    private static OrleansConfigurationException Unknown(IConfigurationSection section) =>
        new($"{section.Path}:ProviderType is \"{section["ProviderType"]}\"; this runtime knows AdoNet and Memory.");
}

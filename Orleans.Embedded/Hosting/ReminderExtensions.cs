using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using Orleans.AdoNet;
using Orleans.Configuration;
using Orleans.Runtime;

namespace Orleans.Hosting;

/// <summary>Reminders that survive the process.</summary>
public static class SiloBuilderReminderExtensions
{
    /// <summary>Adds the service, for a table that is configured apart.</summary>
    public static ISiloBuilder AddReminders(this ISiloBuilder builder)
    {
        if (!builder.Services.Any(s => s.ServiceType == typeof(ReminderService)))
        {
            builder.Services.AddSingleton<ReminderService>()
                .AddSingleton<ILifecycleParticipant<ISiloLifecycle>>(s => s.GetRequiredService<ReminderService>());
        }

        return builder;
    }

    /// <summary>Keeps reminders in PostgreSQL.</summary>
    public static ISiloBuilder UseAdoNetReminderService(this ISiloBuilder builder, Action<AdoNetReminderTableOptions> configureOptions) =>
        builder.UseAdoNetReminderService(options => options.Configure(configureOptions));

    /// <inheritdoc cref="UseAdoNetReminderService(ISiloBuilder, Action{AdoNetReminderTableOptions})"/>
    public static ISiloBuilder UseAdoNetReminderService(
        this ISiloBuilder builder, Action<OptionsBuilder<AdoNetReminderTableOptions>> configureOptions)
    {
        configureOptions(builder.Services.AddOptions<AdoNetReminderTableOptions>());
        builder.Services.TryAddSingleton<SiloLock>();
        builder.Services.AddSingleton<AdoNetReminderStore>()
            .AddSingleton<IReminderStore>(s => s.GetRequiredService<AdoNetReminderStore>())
            .AddSingleton<ILifecycleParticipant<ISiloLifecycle>>(s => s.GetRequiredService<AdoNetReminderStore>());
        return builder.AddReminders();
    }
}

/// <summary>Reminders that die with the process.</summary>
public static class SiloBuilderReminderMemoryExtensions
{
    /// <summary>Keeps reminders in memory.</summary>
    public static ISiloBuilder UseInMemoryReminderService(this ISiloBuilder builder)
    {
        builder.Services.AddSingleton<IReminderStore, MemoryReminderStore>();
        return builder.AddReminders();
    }
}

using Marketplace.Contracts.Connections;
using Marketplace.Contracts.Sellers;
using Marketplace.Data.Identity;
using Microsoft.AspNetCore.Http.HttpResults;
using Npgsql;
using Orleans;

namespace Marketplace.Api.Connections;

/// <summary>For operators: any seller's connection, and what is scheduled.</summary>
internal static class AdminEndpoints
{
    public static IEndpointRouteBuilder MapConnectionAdmin(this IEndpointRouteBuilder app)
    {
        var admin = app.MapGroup("/api/admin").RequireAuthorization(Roles.Admin).WithTags("Operators");
        admin.MapGet("/connections/{id:guid}/health", HealthAsync);
        admin.MapGet("/scheduler/status", SchedulerAsync);
        return app;
    }

    private static async Task<Ok<ConnectionHealth>> HealthAsync(Guid id, IGrainFactory grains)
    {
        // An operator acts for the installation, not for the seller of the operator's own account.
        ActingSeller.Id = null;
        return TypedResults.Ok(await grains.GetGrain<IConnectionGrain>(id).GetHealth());
    }

    private static async Task<Ok<SchedulerStatus>> SchedulerAsync(NpgsqlDataSource database, TimeProvider time, CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand("select remindername, count(*)::int, min(period) from orleansreminderstable group by 1 order by 1");
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var reminders = new List<ReminderStatus>();
        while (await reader.ReadAsync(cancellationToken))
            reminders.Add(new ReminderStatus(reader.GetString(0), reader.GetInt32(1), reader.GetInt64(2) / 1000));
        return TypedResults.Ok(new SchedulerStatus(time.GetUtcNow(), reminders));
    }
}

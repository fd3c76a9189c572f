using System.Collections.Concurrent;
using Marketplace.Data.Operations;
using Marketplace.Grains.Operations;
using Marketplace.Grains.Operations.Handlers;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace Marketplace.Benchmarks.Operations;

/// <summary>Stands in for updating a listing: takes its time, does nothing, and counts how often each operation ran.</summary>
internal sealed class NoOperation(TimeSpan takes) : IOperationHandler
{
    public OperationKind Kind => OperationKind.Update;

    public ConcurrentDictionary<Guid, int> Runs { get; } = [];

    public async Task<OperationOutcome> RunAsync(OperationJob job, CancellationToken cancellationToken)
    {
        Runs.AddOrUpdate(job.Operation.Id, 1, (_, runs) => runs + 1);
        if (takes > TimeSpan.Zero)
            await Task.Delay(takes, cancellationToken);
        return OperationOutcome.Done();
    }

    public Task GaveUpAsync(NpgsqlConnection database, OperationJob job, string error, DateTimeOffset now, CancellationToken cancellationToken) => Task.CompletedTask;

    public void ReplaceUpdates(IServiceCollection services)
    {
        services.Remove(services.Single(s => s.ImplementationType == typeof(UpdateHandler)));
        services.AddSingleton<IOperationHandler>(this);
    }
}

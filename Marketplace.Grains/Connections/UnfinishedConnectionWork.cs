using Marketplace.Contracts.Connections;
using Npgsql;
using Orleans;
using Orleans.Runtime;

namespace Marketplace.Grains.Connections;

/// <summary>When the program starts: wakes the connections that the last run left something to do for.</summary>
internal sealed class UnfinishedConnectionWork(NpgsqlDataSource source, IGrainFactory grains) : IStartupTask
{
    public async Task Execute(CancellationToken cancellationToken)
    {
        var connections = new List<Guid>();
        await using (var command = source.CreateCommand("select connections_with_work()"))
        await using (var reader = await command.ExecuteReaderAsync(cancellationToken))
        {
            while (await reader.ReadAsync(cancellationToken))
                connections.Add(reader.GetGuid(0));
        }

        foreach (var connection in connections)
            await grains.GetGrain<IConnectionGrain>(connection).Wake();
    }
}

using Marketplace.Contracts.Connections;
using Marketplace.Data.Tenancy;
using Npgsql;
using Orleans;

namespace Marketplace.Api.Orders;

/// <summary>Where a seller's wishes about an order become operations.</summary>
internal sealed class OrderDesk(CurrentSeller seller, TenantDatabase database, IGrainFactory grains, TimeProvider time)
{
    /// <summary>Writes in one transaction, then wakes the connection that <paramref name="write"/> names; where it names none, nothing is written.</summary>
    public async Task<bool> WriteAsync(Func<NpgsqlConnection, DateTimeOffset, Task<Guid?>> write, CancellationToken cancellationToken)
    {
        Guid? wake;
        await using (var connection = await database.OpenAsync(seller.Id, cancellationToken))
        {
            await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
            wake = await write(connection, time.GetUtcNow());
            await transaction.CommitAsync(cancellationToken);
        }

        if (wake is { } connectionId)
            await grains.GetGrain<IConnectionGrain>(connectionId).Wake();
        return wake is not null;
    }
}

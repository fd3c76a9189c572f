using Npgsql;

namespace Marketplace.Data.Operations;

/// <summary>The operations that ended.</summary>
public static class OperationHistory
{
    private const int Batch = 5_000;

    /// <summary>Deletes every seller's that were queued before then and ended. Those of an order stay: the order shows what became of them.</summary>
    public static async Task KeepAsync(NpgsqlDataSource source, DateTimeOffset before, CancellationToken cancellationToken)
    {
        await using var command = source.CreateCommand("select forget_operations($1, $2)");
        // The ids are made of the time, and the primary key is in their order.
        command.Parameters.Add(new() { Value = Guid.CreateVersion7(before) });
        command.Parameters.Add(new() { Value = Batch });
        while (await command.ExecuteScalarAsync(cancellationToken) is Batch)
        {
            // In small transactions, so that nothing waits long for a row of them.
        }
    }
}

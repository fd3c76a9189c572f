using Marketplace.Data;
using Marketplace.Data.Operations;
using Npgsql;

namespace Marketplace.Grains.Operations;

/// <summary>
/// What the pumps of this process write about operations, in groups across connections: a statement and a commit for each operation alone would
/// take longer than many an operation does.
/// </summary>
internal sealed class OperationLog
{
    private const int MostClaims = 100;
    private const int MostDone = 1000;

    private readonly GroupWriter<OperationClaim, ClaimedOperations> _claims;
    private readonly GroupWriter<HeldOperation, bool> _done;
    private readonly NpgsqlDataSource _source;
    private readonly TimeProvider _time;

    public OperationLog(NpgsqlDataSource source, TimeProvider time)
    {
        (_source, _time) = (source, time);
        _claims = new GroupWriter<OperationClaim, ClaimedOperations>(MostClaims, ClaimAsync);
        _done = new GroupWriter<HeldOperation, bool>(MostDone, CompleteAsync);
    }

    /// <inheritdoc cref="OperationStore.ClaimAsync"/>
    public Task<ClaimedOperations> ClaimAsync(OperationClaim claim) => _claims.WriteAsync(claim);

    /// <summary>Notes an operation as done for which nothing else has to be written.</summary>
    /// <returns>False: the lease is lost.</returns>
    public Task<bool> CompleteAsync(HeldOperation operation) => _done.WriteAsync(operation);

    private Task<IReadOnlyList<ClaimedOperations>> ClaimAsync(IReadOnlyList<OperationClaim> claims) =>
        OperationStore.ClaimAsync(_source, claims, _time.GetUtcNow(), CancellationToken.None);

    private async Task<IReadOnlyList<bool>> CompleteAsync(IReadOnlyList<HeldOperation> done)
    {
        var held = await OperationStore.CompleteAsync(_source, done, _time.GetUtcNow(), CancellationToken.None);
        return [.. done.Select(operation => held.Contains(operation.Id))];
    }
}

using Npgsql;

namespace Marketplace.Data;

/// <summary>
/// Writes what many callers bring in groups, and answers each once its group is durable. A group that PostgreSQL refuses is written one by one, so
/// that one cannot spoil the others.
/// </summary>
public sealed class GroupWriter<TItem, TResult>
{
    private readonly GroupCommit<Type, Waiting> _groups;
    private readonly Func<IReadOnlyList<TItem>, Task<IReadOnlyList<TResult>>> _write;

    /// <param name="mostTogether">How many go in one group.</param>
    /// <param name="write">Writes a group, durably; answers in its order.</param>
    public GroupWriter(int mostTogether, Func<IReadOnlyList<TItem>, Task<IReadOnlyList<TResult>>> write)
    {
        _write = write;
        _groups = new GroupCommit<Type, Waiting>(mostTogether, (_, group) => WriteAsync(group));
    }

    /// <summary>Completes when the item's group is durable; fails as its statement failed.</summary>
    public Task<TResult> WriteAsync(TItem item)
    {
        var waiting = new Waiting(item);
        // All of them wait in one line.
        _groups.Add(typeof(TItem), waiting);
        return waiting.Result.Task;
    }

    private async Task WriteAsync(IReadOnlyList<Waiting> group)
    {
        try
        {
            var results = await _write([.. group.Select(waiting => waiting.Item)]);
            for (var i = 0; i < group.Count; i++)
                group[i].Result.TrySetResult(results[i]);
        }
        catch (PostgresException) when (group.Count > 1)
        {
            foreach (var alone in group)
                await WriteAsync([alone]);
        }
        catch (Exception failure)
        {
            foreach (var waiting in group)
                waiting.Result.TrySetException(failure);
        }
    }

    private sealed record Waiting(TItem Item)
    {
        public TaskCompletionSource<TResult> Result { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}

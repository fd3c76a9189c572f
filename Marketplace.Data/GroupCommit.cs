using System.Collections.Concurrent;

namespace Marketplace.Data;

/// <summary>
/// Writes what many callers bring in groups: what comes for a key while its last group is being written forms the next one, so that many
/// share a round trip and a disk flush. Keys do not wait for one another.
/// </summary>
/// <param name="write">Writes a group, in the order it came, and answers every one of its items, whatever happens.</param>
public sealed class GroupCommit<TKey, TItem>(int mostTogether, Func<TKey, IReadOnlyList<TItem>, Task> write)
    where TKey : notnull
{
    private readonly ConcurrentDictionary<TKey, Queue<TItem>> _queues = [];

    public void Add(TKey key, TItem item)
    {
        while (true)
        {
            var queue = _queues.GetOrAdd(key, static _ => new());
            lock (queue)
            {
                // A queue that ran empty was taken out; who still holds it takes a new one.
                if (_queues.TryGetValue(key, out var current) && current == queue)
                {
                    queue.Enqueue(item);
                    if (queue.Count == 1)
                        _ = Task.Run(() => WriteAllAsync(key, queue));
                    return;
                }
            }
        }
    }

    private async Task WriteAllAsync(TKey key, Queue<TItem> queue)
    {
        while (true)
        {
            List<TItem> together;
            lock (queue)
                together = [.. queue.Take(mostTogether)];
            await write(key, together);
            lock (queue)
            {
                for (var i = 0; i < together.Count; i++)
                    queue.Dequeue();
                if (queue.Count == 0)
                {
                    _queues.TryRemove(new(key, queue));
                    return;
                }
            }
        }
    }
}

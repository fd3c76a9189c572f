using System.Collections;
using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;
using Orleans.Runtime;

namespace Orleans.Utilities;

/// <summary>Observers by their own reference.</summary>
public class ObserverManager<TObserver>(TimeSpan expiration, ILogger log) : ObserverManager<IAddressable, TObserver>(expiration, log)
    where TObserver : notnull;

/// <summary>The subscribers of a grain. Each must renew its subscription before it expires; one that fails is dropped.</summary>
public class ObserverManager<TIdentity, TObserver>(TimeSpan expiration, ILogger log) : IEnumerable<TObserver>
    where TIdentity : notnull
    where TObserver : notnull
{
    private readonly ConcurrentDictionary<TIdentity, (TObserver Observer, DateTime Seen)> _subscriptions = new();

    /// <summary>How long a subscription lasts.</summary>
    public TimeSpan ExpirationDuration { get; set; } = expiration;

    /// <summary>The clock, UTC.</summary>
    public Func<DateTime> GetDateTime { get; set; } = () => TimeProvider.System.GetUtcNow().UtcDateTime;

    /// <summary>How many there are, the expired included until they are noticed.</summary>
    public int Count => _subscriptions.Count;

    /// <summary>A copy of the subscribers.</summary>
    public IReadOnlyDictionary<TIdentity, TObserver> Observers => _subscriptions.ToDictionary(s => s.Key, s => s.Value.Observer);

    /// <summary>Subscribes, or renews.</summary>
    public void Subscribe(TIdentity id, TObserver observer) => _subscriptions[id] = (observer, GetDateTime());

    /// <summary>Ends a subscription.</summary>
    public void Unsubscribe(TIdentity id) => _subscriptions.TryRemove(id, out _);

    /// <summary>Ends all subscriptions.</summary>
    public void Clear() => _subscriptions.Clear();

    /// <summary>Ends the expired ones.</summary>
    public void ClearExpired()
    {
        foreach (var (id, _) in _subscriptions.Where(s => IsExpired(s.Value.Seen)))
            Drop(id, null);
    }

    /// <summary>Calls every subscriber that the predicate accepts.</summary>
    public void Notify(Action<TObserver> notification, Func<TObserver, bool>? predicate = null)
    {
        foreach (var (id, observer) in Current(predicate))
        {
            try
            {
                notification(observer);
            }
            catch (Exception e)
            {
                Drop(id, e);
            }
        }
    }

    /// <summary>Calls every subscriber that the predicate accepts and waits for each.</summary>
    public async Task Notify(Func<TObserver, Task> notification, Func<TObserver, bool>? predicate = null)
    {
        foreach (var (id, observer) in Current(predicate))
        {
            try
            {
                await notification(observer);
            }
            catch (Exception e)
            {
                Drop(id, e);
            }
        }
    }

    /// <inheritdoc/>
    public IEnumerator<TObserver> GetEnumerator() => _subscriptions.Values.Select(s => s.Observer).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    private KeyValuePair<TIdentity, TObserver>[] Current(Func<TObserver, bool>? predicate)
    {
        ClearExpired();
        return [.. Observers.Where(o => predicate?.Invoke(o.Value) != false)];
    }

    private bool IsExpired(DateTime seen) => GetDateTime() - seen > ExpirationDuration;

    private void Drop(TIdentity id, Exception? error)
    {
        if (_subscriptions.TryRemove(id, out _))
            log.LogDebug(error, "Dropped observer {Observer}", id);
    }
}

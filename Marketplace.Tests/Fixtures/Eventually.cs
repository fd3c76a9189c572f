namespace Marketplace.Tests.Fixtures;

/// <summary>Waits for what other processes and background work bring about.</summary>
public static class Eventually
{
    private static readonly TimeSpan _deadline = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan _betweenLooks = TimeSpan.FromMilliseconds(20);

    /// <exception cref="TimeoutException">It was still false after 30 seconds.</exception>
    public static Task BecomesTrueAsync(Func<bool> condition, CancellationToken cancellationToken) =>
        BecomesTrueAsync(() => Task.FromResult(condition()), cancellationToken);

    /// <inheritdoc cref="BecomesTrueAsync(Func{bool}, CancellationToken)"/>
    public static Task BecomesTrueAsync(Func<Task<bool>> condition, CancellationToken cancellationToken) =>
        BecomesTrueAsync(condition, _deadline, cancellationToken);

    /// <exception cref="TimeoutException">It was still false when the time was over.</exception>
    public static async Task BecomesTrueAsync(Func<Task<bool>> condition, TimeSpan within, CancellationToken cancellationToken)
    {
        using var deadline = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        deadline.CancelAfter(within);
        while (!await condition())
        {
            if (deadline.IsCancellationRequested)
            {
                cancellationToken.ThrowIfCancellationRequested();
                throw new TimeoutException($"It did not come about within {within.TotalSeconds:0} s.");
            }

            await Task.WhenAny(Task.Delay(_betweenLooks, deadline.Token));
        }
    }
}

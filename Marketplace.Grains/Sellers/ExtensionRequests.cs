using Marketplace.Contracts.Sellers;
using Microsoft.Extensions.Logging;
using Orleans.Utilities;

namespace Marketplace.Grains.Sellers;

/// <summary>The requests that a seller's browser extension has still to answer. A seller may have it in several browsers: the first one does.</summary>
internal sealed class ExtensionRequests(TimeProvider time, ILogger log)
{
    private static readonly TimeSpan _patience = TimeSpan.FromSeconds(60);

    private readonly ObserverManager<IExtensionObserver> _extensions = new(SellerSubscription.Lifetime, log) { GetDateTime = () => time.GetUtcNow().UtcDateTime };
    private readonly Dictionary<Guid, TaskCompletionSource<ExtensionResponse>> _waiting = [];

    public void Attach(IExtensionObserver extension) => _extensions.Subscribe(extension, extension);

    public void Detach(IExtensionObserver extension) => _extensions.Unsubscribe(extension);

    public async Task<ExtensionResponse> AskAsync(ExtensionRequest request)
    {
        _extensions.ClearExpired();
        var extension = _extensions.FirstOrDefault() ?? throw new ExtensionUnavailableException("The browser extension is not connected.");
        var (id, answer) = (Guid.CreateVersion7(), new TaskCompletionSource<ExtensionResponse>(TaskCreationOptions.RunContinuationsAsynchronously));
        _waiting.Add(id, answer);
        try
        {
            await extension.Send(id, request);
            return await answer.Task.WaitAsync(_patience, time);
        }
        catch (TimeoutException late)
        {
            throw new ExtensionUnavailableException($"The browser extension did not answer within {_patience.TotalSeconds:0} seconds.", late);
        }
        finally
        {
            _waiting.Remove(id);
        }
    }

    public void Answer(Guid id, ExtensionResponse response)
    {
        if (_waiting.TryGetValue(id, out var answer))
            answer.TrySetResult(response);
    }
}

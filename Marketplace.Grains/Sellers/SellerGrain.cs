using Marketplace.Contracts.Sellers;
using Marketplace.Grains.Tenancy;
using Microsoft.Extensions.Logging;
using Orleans;
using Orleans.Concurrency;
using Orleans.Runtime;
using Orleans.Utilities;

namespace Marketplace.Grains.Sellers;

/// <summary>
/// Passes a seller's news on to the processes that have the seller's browsers. The same news within a moment are told once: a page reads again
/// once, however many rows of it changed. It also knows where the seller's browser extension is connected, and has it make requests.
/// </summary>
[Reentrant]
internal sealed class SellerGrain(TimeProvider time, ILogger<SellerGrain> log) : TenantGrain, ISellerGrain
{
    private static readonly TimeSpan Moment = TimeSpan.FromMilliseconds(100);

    private readonly ObserverManager<ISellerObserver> _observers = new(SellerSubscription.Lifetime, log) { GetDateTime = () => time.GetUtcNow().UtcDateTime };
    private readonly Dictionary<(string Type, Guid? Id), SellerEvent> _later = [];
    private readonly ExtensionRequests _extension = new(time, log);
    private IGrainTimer? _timer;
    private bool _waiting;

    public override Task OnActivateAsync(CancellationToken cancellationToken)
    {
        SellerId = this.GetPrimaryKey();
        _timer = this.RegisterGrainTimer(TellLater, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        return Task.CompletedTask;
    }

    public Task Subscribe(ISellerObserver observer)
    {
        _observers.Subscribe(observer, observer);
        return Task.CompletedTask;
    }

    public Task Unsubscribe(ISellerObserver observer)
    {
        _observers.Unsubscribe(observer);
        return Task.CompletedTask;
    }

    public Task Publish(SellerEvent news)
    {
        if (_observers.Count == 0)
            return Task.CompletedTask;
        if (_waiting)
        {
            _later[(news.Type, news.Id)] = news;
            return Task.CompletedTask;
        }

        _waiting = true;
        _timer!.Change(Moment, Timeout.InfiniteTimeSpan);
        return TellAsync(news);
    }

    public Task Attach(IExtensionObserver extension)
    {
        _extension.Attach(extension);
        return Task.CompletedTask;
    }

    public Task Detach(IExtensionObserver extension)
    {
        _extension.Detach(extension);
        return Task.CompletedTask;
    }

    public Task<ExtensionResponse> AskExtension(ExtensionRequest request) => _extension.AskAsync(request);

    public Task AnswerFromExtension(Guid id, ExtensionResponse response)
    {
        _extension.Answer(id, response);
        return Task.CompletedTask;
    }

    private async Task TellLater()
    {
        _waiting = _later.Count > 0;
        if (!_waiting)
            return;
        var news = _later.Values.ToList();
        _later.Clear();
        _timer!.Change(Moment, Timeout.InfiniteTimeSpan);
        foreach (var told in news)
            await TellAsync(told);
    }

    private Task TellAsync(SellerEvent news) => _observers.Notify(observer => observer.On(news));
}

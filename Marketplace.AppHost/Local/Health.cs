using Marketplace.AppHost.Processes;

namespace Marketplace.AppHost.Local;

internal static class Health
{
    private static readonly TimeSpan _betweenLooks = TimeSpan.FromMilliseconds(100);

    // A proxy in the environment is not for what runs on this machine.
    private static readonly HttpClient _http = new(new SocketsHttpHandler { UseProxy = false }) { Timeout = TimeSpan.FromSeconds(5) };

    /// <summary>Returns when <c>/health</c> says so.</summary>
    /// <exception cref="DeploymentException">The process ended before, or the deadline has passed.</exception>
    public static async Task WaitAsync(ServiceOptions service, GuardedProcess process, CancellationToken cancellationToken)
    {
        using var deadline = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        deadline.CancelAfter(service.StartDeadline);
        var answer = "nothing";
        while (!process.Exited.IsCompleted)
        {
            try
            {
                using var response = await _http.GetAsync(new Uri($"{service.Url}/health"), deadline.Token);
                if (response.IsSuccessStatusCode)
                {
                    return;
                }

                answer = $"{(int)response.StatusCode} {await response.Content.ReadAsStringAsync(deadline.Token)}";
            }
            catch (HttpRequestException error)
            {
                answer = error.Message;
            }
            catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
            {
                answer = "no answer";
            }

            cancellationToken.ThrowIfCancellationRequested();
            if (deadline.IsCancellationRequested)
            {
                throw new DeploymentException(
                    $"{service.Name} was not healthy within {service.StartDeadline.TotalSeconds:0} s; {service.Url}/health: {answer}. "
                    + $"It wrote:\n{process.LastLines}");
            }

            await Task.WhenAny(process.Exited, Task.Delay(_betweenLooks, cancellationToken));
        }

        throw new DeploymentException($"{service.Name} ended with code {await process.Exited} while it was starting. It wrote:\n{process.LastLines}");
    }
}

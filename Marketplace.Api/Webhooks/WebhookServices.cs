namespace Marketplace.Api.Webhooks;

internal static class WebhookServices
{
    public static IServiceCollection AddWebhooks(this IServiceCollection services)
    {
        services.AddOptions<InboxOptions>().BindConfiguration("Inbox").ValidateDataAnnotations();
        return services
            .AddSingleton<WebhookSecrets>()
            .AddSingleton<WebhookVerifier>()
            .AddSingleton<WebhookInbox>()
            .AddHostedService<InboxRetention>();
    }
}

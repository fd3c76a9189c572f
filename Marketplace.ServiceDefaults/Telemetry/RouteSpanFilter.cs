using System.Diagnostics;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Routing;

namespace Marketplace.ServiceDefaults.Telemetry;

/// <summary>Names a request's span after its route, not its path: ids would make every name unique.</summary>
internal sealed class RouteSpanFilter : IStartupFilter
{
    public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
    {
        app.Use(async (context, following) =>
        {
            await following(context);
            if (context.Features.Get<IHttpActivityFeature>()?.Activity is not { IsAllDataRequested: true } activity) return;
            activity.SetTag("http.response.status_code", context.Response.StatusCode);
            if (context.Response.StatusCode >= 500) activity.SetStatus(ActivityStatusCode.Error);
            if ((context.GetEndpoint() as RouteEndpoint)?.RoutePattern.RawText is not { } route) return;
            activity.DisplayName = $"{context.Request.Method} {route}";
            activity.SetTag("http.route", route);
        });
        next(app);
    };
}

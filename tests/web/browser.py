# SPDX-License-Identifier: GPL-2.0-or-later
"""Debian's chromium behind Selenium, for the tests of report.html: opened from disk, and watched: what it says on
its console, what it asks the network for."""
import base64
import json
import os
import time

from selenium import webdriver
from selenium.webdriver.chrome.options import Options
from selenium.webdriver.chrome.service import Service

WIDTHS = {"phone": (390, 844), "tablet": (834, 1112), "desktop": (1440, 900)}


class Browser:
    def __init__(self, downloads):
        options = Options()
        options.binary_location = "/usr/bin/chromium"
        for word in ["--headless=new", "--disable-gpu", "--hide-scrollbars", "--force-device-scale-factor=1",
                     "--disable-background-networking", "--disable-component-update", "--no-first-run"]:
            options.add_argument(word)
        if os.geteuid() == 0:  # chromium's sandbox wants a user
            options.add_argument("--no-sandbox")
        options.add_experimental_option("prefs", {"download.default_directory": downloads})
        options.set_capability("goog:loggingPrefs", {"browser": "ALL", "performance": "ALL"})
        self.driver = webdriver.Chrome(service=Service("/usr/bin/chromedriver"), options=options)
        self.said, self.asked = [], []

    def resize(self, width):
        w, h = WIDTHS[width]
        self.driver.execute_cdp_cmd("Emulation.setDeviceMetricsOverride",
                                    {"width": w, "height": h, "deviceScaleFactor": 1, "mobile": width == "phone"})

    def open(self, path, fragment=""):
        """Load the page anew; returns the milliseconds until it was shown and could be used."""
        self.driver.get("about:blank")
        self.driver.get("file://" + os.path.abspath(path) + fragment)
        self.listen()
        return self.js("const t = performance.getEntriesByType('navigation')[0]; return t.loadEventEnd")

    def go(self, fragment):
        """To another address within the page; returns once the page has followed."""
        self.driver.execute_async_script("""const done = arguments[arguments.length - 1];
            location.hash = arguments[0]; setTimeout(() => requestAnimationFrame(() => done()), 30)""", fragment)

    def js(self, code, *arguments):
        return self.driver.execute_script(code, *arguments)

    def find(self, selector):
        return self.driver.find_element("css selector", selector)

    def all(self, selector):
        return self.driver.find_elements("css selector", selector)

    def text(self, selector):
        return self.find(selector).text

    def keys(self, *keys):
        from selenium.webdriver.common.action_chains import ActionChains
        ActionChains(self.driver).send_keys(*keys).perform()

    def wait(self, what, seconds=5):
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            try:
                value = what()
            except Exception:  # not there yet
                value = None
            if value:
                return value
            time.sleep(0.05)
        return None

    def listen(self):
        """Gather what the console said and which addresses were asked for."""
        self.said += [entry for entry in self.driver.get_log("browser") if entry["level"] in ("SEVERE", "WARNING")]
        for entry in self.driver.get_log("performance"):
            message = json.loads(entry["message"])["message"]
            if message["method"] == "Network.requestWillBeSent":
                self.asked.append(message["params"]["request"]["url"])

    def requests(self):
        self.listen()
        return [url for url in self.asked if not url.startswith(("file://", "about:", "data:", "blob:"))]

    def picture(self, path, whole=False):
        shot = self.driver.execute_cdp_cmd("Page.captureScreenshot", {"format": "png", "captureBeyondViewport": whole})
        with open(path, "wb") as file:
            file.write(base64.b64decode(shot["data"]))

    def pdf(self, path):
        page = self.driver.execute_cdp_cmd("Page.printToPDF", {"printBackground": True, "preferCSSPageSize": True})
        with open(path, "wb") as file:
            file.write(base64.b64decode(page["data"]))

    def end(self):
        self.driver.quit()
